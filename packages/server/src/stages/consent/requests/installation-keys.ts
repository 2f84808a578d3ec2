import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import type { ErasureReceiptBody, ReceiptKey } from '@rondo/contract';
import type { Clock } from '../../../platform/clock.ts';
import { RondoError } from '../../../platform/error.ts';
import { canonicalJson, createVault, type Vault } from '../../../platform/secrets.ts';
import type { PrivacyDb } from './tables.ts';

export type InstallationKeys = {
  vault: Vault;
  /** What stays of an erased identifier. */
  tokenOf(key: bigint): string;
  sign(receipt: ErasureReceiptBody): string;
  isSigned(receipt: ErasureReceiptBody, signature: string): boolean;
  publicKey: ReceiptKey;
};

/** Made once for the installation, whichever process comes first, and sealed with the secret of the data folder. */
export async function openInstallationKeys(
  db: PrivacyDb,
  clock: Clock,
  secret: Buffer,
): Promise<InstallationKeys> {
  const vault = createVault(secret);

  async function read(name: string, make: () => string): Promise<string> {
    await db
      .insertInto('privacy_keys')
      .values({ name, sealed: vault.seal(make()), made_at: clock.now().toISOString() })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    const row = await db
      .selectFrom('privacy_keys')
      .select('sealed')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    try {
      return vault.open(row.sealed);
    } catch (error) {
      throw new RondoError({
        code: 'other-secret',
        message:
          'The secret.key in this data folder is not the one with which this installation’s keys were sealed.',
        cure: 'Copy secret.key from the data folder of the first Rondo process of this installation, and start again.',
        cause: error,
      });
    }
  }

  const salt = Buffer.from(await read('tombstones', () => randomBytes(32).toString('base64')), 'base64');
  const privateKey = createPrivateKey(
    await read('receipts', () =>
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ),
  );
  const publicKey = createPublicKey(privateKey);
  return {
    vault,
    tokenOf: (key) => createHmac('sha256', salt).update(String(key)).digest('base64url'),
    sign: (receipt) => sign(null, Buffer.from(canonicalJson(receipt)), privateKey).toString('base64url'),
    isSigned: (receipt, signature) =>
      verify(null, Buffer.from(canonicalJson(receipt)), publicKey, Buffer.from(signature, 'base64url')),
    publicKey: {
      algorithm: 'Ed25519',
      publicKey: rawKey(publicKey),
      pem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    },
  };
}

function rawKey(key: KeyObject): string {
  return key.export({ format: 'jwk' }).x ?? '';
}
