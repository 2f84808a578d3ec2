export { findOutliers, type Outlier } from './find-outliers.ts';
export { type DaysQuestion, type JudgedDay, type JudgedDays, judgeDays } from './judge-days.ts';
export { type AnomalyWindow, NAB_STANDARD, type NabProfile, nabProbation, scoreNab } from './score-nab.ts';
export { type StreamOptions, type StreamVerdict, type StreamWatcher, watchStream } from './watch-stream.ts';
