package dev.hivemeter.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.pipeline.Forecast;
import dev.hivemeter.pipeline.GenerationRoom;
import dev.hivemeter.pipeline.PlanChecks;
import dev.hivemeter.pipeline.Spending;
import dev.hivemeter.plan.Plan;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.prompts.mine.Sieve.Sieved;
import java.util.BitSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What mining a log would cost, beyond what its run holds; asks nobody. */
record MineForecast(Context context, StudyLoader loaded, StudyPrices prices) {

  private record Foreseen(Plan plan, Plan.Standing standing, Forecast forecast, Spending spent) {}

  private Foreseen of(GenerationRoom.Settings settings, @Nullable RunReader run) {
    Plan plan = Plan.of(loaded.study());
    Map<CellKey, BitSet> settled = run == null ? Map.of() : run.settled();
    Wiring.check(loaded, plan.openModels(settled), Wiring.factories(context, loaded));
    PlanChecks.refuse(plan, run, settled, settings.budget(), prices);
    return new Foreseen(
        plan,
        plan.standing(settled),
        Forecast.of(plan, settled, run, settings.estimates(), settings.pace()),
        Spending.of(run, settings.estimates()));
  }

  private GenerationRoom.Settings settings() {
    return Wiring.generation(context, loaded, prices, w -> w);
  }

  /** The filters, the plan and its cost. */
  String text(@Nullable RunReader run, Sieved sieved) {
    GenerationRoom.Settings settings = settings();
    Foreseen f = of(settings, run);
    return MineReport.filters(sieved)
        + Summary.plan(loaded.study(), f.plan, f.standing)
        + ForecastView.text(f.forecast, prices, f.spent, settings.budget().label())
        + "\n  replies that cannot be read are asked for once more, which is not in these numbers";
  }

  /** The same as one object. */
  ObjectNode json(@Nullable RunReader run, Sieved sieved) {
    Foreseen f = of(settings(), run);
    ObjectNode node = MineReport.filtersJson(sieved);
    node.set("plan", ForecastView.tree(loaded.study(), f.standing, f.forecast, prices, f.spent));
    return node;
  }
}
