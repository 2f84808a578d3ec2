export type { Compiled } from './compile-segment.ts';
export { createDevices, deviceRoutes } from './devices/index.ts';
export { type AudienceRoutesDeps, audienceRoutes } from './routes.ts';
export { type Audiences, type AudiencesDeps, createAudiences } from './segments.ts';
