export { createLinks, type Links, type LinksDeps } from './links.ts';
export { linkRoutes } from './routes.ts';
