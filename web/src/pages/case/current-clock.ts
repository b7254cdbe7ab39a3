// The clock that matters now: that of the stage the case is in.
import type { CaseView, ClockView } from '#shared/contracts/cases.ts';
import { stageOf } from '#shared/domain/case/stage.ts';

export const currentClock = (view: CaseView): ClockView | undefined =>
  view.clocks.find((clock) => clock.stage === stageOf[view.state]);
