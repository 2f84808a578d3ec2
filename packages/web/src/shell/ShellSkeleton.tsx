import { PageSkeleton } from '../ui/Skeletons.tsx';
import { Logo } from './Logo.tsx';
import classes from './shell.module.css';

/** While nobody knows yet who is signed in: the frame stands where it will be. */
export function ShellSkeleton() {
  return (
    <div className={classes.shell}>
      <div className={classes.side}>
        <Logo />
      </div>
      <div className={classes.body}>
        <div className={classes.header} />
        <div className={classes.main}>
          <PageSkeleton />
        </div>
      </div>
    </div>
  );
}
