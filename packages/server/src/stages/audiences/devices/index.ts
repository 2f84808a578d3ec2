export { createDevices } from './devices-service.ts';
export { deviceRoutes } from './routes.ts';
