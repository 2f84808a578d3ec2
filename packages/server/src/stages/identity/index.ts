export { personOf } from './person-of.ts';
