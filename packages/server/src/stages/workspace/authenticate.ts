import type { Role } from '@rondo/contract';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/http/create-http.ts';
import { sameSecret } from '../../platform/secrets.ts';
import type { FoundKey, Keys } from './keys.ts';
import { roleMay, scopeMay } from './permissions.ts';
import type { Sessions } from './sessions.ts';

export const SESSION_COOKIE = 'rondo_session';

/** The command line of whoever may read the data folder: may do all that an owner may. */
export const COMMAND_LINE: Actor = { kind: 'key', id: 'command-line', name: 'Command line', may: () => true };

export function memberActor(member: { id: string; name: string; role: Role }): Actor {
  return {
    kind: 'member',
    id: member.id,
    name: member.name,
    may: (permission) => roleMay(member.role, permission),
  };
}

export function keyActor(key: FoundKey): Actor {
  return { kind: 'key', id: key.id, name: key.name, may: (permission) => scopeMay(key.scope, permission) };
}

export type Authentication = {
  authenticate(request: FastifyRequest): Promise<Actor | undefined>;
  /** For protocols that carry the key elsewhere than in a Bearer header, as ClickHouse's clients do. */
  authenticateKey(key: string): Promise<Actor | undefined>;
};

export function createAuthentication(
  sessions: Sessions,
  keys: Keys,
  localToken: string | undefined,
): Authentication {
  async function authenticateKey(key: string): Promise<Actor | undefined> {
    if (localToken !== undefined && sameSecret(key, localToken)) return COMMAND_LINE;
    const found = await keys.find(key);
    return found === undefined ? undefined : keyActor(found);
  }

  return {
    authenticateKey,
    async authenticate(request) {
      const header = request.headers.authorization;
      if (header !== undefined) {
        // A request with a header speaks for its key alone: such a request passes the forgery guard, so a cookie that
        // the browser added must not count.
        const [, key] = /^bearer +(\S+)$/i.exec(header) ?? [];
        return key === undefined ? undefined : authenticateKey(key);
      }
      const token = request.cookies[SESSION_COOKIE];
      if (token === undefined || token === '') return undefined;
      const session = await sessions.find(token);
      return session === undefined ? undefined : memberActor(session.member);
    },
  };
}
