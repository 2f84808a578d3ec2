export { createSqlGateway, type SqlGatewayOptions } from './create-sql-gateway.ts';
