export { holdOfLinks } from './hold-of-person.ts';
export { createLinks, type Links, type LinksDeps } from './links.ts';
export { linkRoutes } from './routes.ts';
