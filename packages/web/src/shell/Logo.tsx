import classes from './shell.module.css';

export function Logo({ workspace }: { workspace?: string }) {
  return (
    <span className={classes.logo}>
      <svg width="24" height="24" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="#0B7A75" />
        <path
          d="M16 7.5a8.5 8.5 0 1 1-7.9 5.4"
          fill="none"
          stroke="#fff"
          strokeWidth="3.2"
          strokeLinecap="round"
        />
        <circle cx="10.4" cy="9.1" r="2.3" fill="#fff" />
      </svg>
      <span className={classes.logoText}>
        <bdi className={classes.logoName}>Rondo</bdi>
        {workspace !== undefined && <bdi className={classes.logoWorkspace}>{workspace}</bdi>}
      </span>
    </span>
  );
}
