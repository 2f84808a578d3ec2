export * from './allocate-traffic.ts';
export * from './evaluate-policy.ts';
