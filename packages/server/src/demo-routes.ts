import { existsSync } from 'node:fs';
import { LeftDemo, TourStop } from '@rondo/contract';
import { Type } from 'typebox';
import { readTruth } from './demo/truth-file.ts';
import { buildTruthTour } from './demo/truth-tour.ts';
import { RondoError } from './platform/error.ts';
import { type Audit, actorOf, type Http } from './platform/http/create-http.ts';

/** Ends the demo and puts an own installation in its place; only `rondo demo`, which runs it, can do that. */
export type LeaveDemo = () => Promise<LeftDemo>;

export type DemoRoutesDeps = {
  /** Whether this process was started as a demo, and the workspace is the demo company's. */
  isDemo(): Promise<boolean>;
  /** What `rondo demo` wrote beside its data. */
  truthPath: string;
  leave: LeaveDemo | undefined;
  audit: Audit;
};

/** What only the demo has. The truth is read here and nowhere else in the server. */
export function demoRoutes(http: Http, deps: DemoRoutesDeps): void {
  const tags = ['Demo'];

  async function insist(): Promise<void> {
    if (await deps.isDemo()) return;
    throw new RondoError({
      code: 'not-a-demo',
      message: 'This is not the demo company.',
      cure: 'Start the demo with: rondo demo',
      status: 404,
    });
  }

  http.get(
    '/api/demo/truth-tour',
    {
      config: { permission: 'reports.read' },
      schema: {
        tags,
        operationId: 'takeTruthTour',
        summary: 'Five questions about the demo company, with what the simulation knows',
        response: { 200: Type.Object({ items: Type.Array(TourStop) }) },
      },
    },
    async () => {
      await insist();
      if (!existsSync(deps.truthPath)) {
        throw new RondoError({
          code: 'no-truth',
          message: 'The demo’s truth file is missing.',
          cure: 'Play the demo again: rondo demo --reset',
          status: 404,
        });
      }
      return { items: buildTruthTour(await readTruth(deps.truthPath)).map(copyStop) };
    },
  );

  http.post(
    '/api/demo/leave',
    {
      config: { permission: 'workspace.write' },
      schema: {
        tags,
        operationId: 'leaveDemo',
        summary:
          'Stop the demo and start an own, empty Rondo at its address; the demo’s data stay where they are',
        response: { 202: LeftDemo },
      },
    },
    async (request, reply) => {
      await insist();
      if (deps.leave === undefined) {
        throw new RondoError({
          code: 'cannot-leave-demo',
          message: 'This demo cannot start another Rondo in its place.',
          cure: 'On the server run: rondo serve --data my-company',
          status: 409,
        });
      }
      await deps.audit({ actor: actorOf(request), action: 'demo.left', subject: 'workspace', detail: {} });
      return reply.status(202).send(await deps.leave());
    },
  );
}

/** The answer's types are mutable, the tour's are not. */
function copyStop(stop: ReturnType<typeof buildTruthTour>[number]): TourStop {
  return {
    ...stop,
    lastClick: { ...stop.lastClick, keys: [...stop.lastClick.keys] },
    truth: { ...stop.truth, values: [...stop.truth.values] },
  };
}
