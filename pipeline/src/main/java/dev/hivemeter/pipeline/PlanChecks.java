package dev.hivemeter.pipeline;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Price;
import dev.hivemeter.plan.Plan;
import dev.hivemeter.port.Prices;
import dev.hivemeter.port.RunReader;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a generation refuses before it asks anybody, so that a plan can refuse it as well. */
public final class PlanChecks {
  private PlanChecks() {}

  /**
   * @param run on which the plan goes on; null for a new one
   * @param settled slots that are not asked
   * @throws BadInput when the run holds the same names asked otherwise, or the budget limits cost
   *     and the price of a model with open slots is not known
   */
  public static void refuse(
      Plan plan,
      @Nullable RunReader run,
      Map<CellKey, BitSet> settled,
      Budget budget,
      Prices prices) {
    requirePrices(plan, settled, budget, prices);
    if (run != null) ChangedQuestions.refuse(plan, run);
  }

  /** A budget of cost is kept only where every call's cost can be foreseen. */
  static void requirePrices(Plan plan, Map<CellKey, BitSet> settled, Budget budget, Prices prices) {
    Double max = budget.maxCostUsd();
    if (max == null) return;
    Set<String> open = plan.openModels(settled);
    for (Cell cell : plan.cells().values()) {
      ModelSpec model = cell.condition().model();
      if (open.contains(model.label()) && Estimates.isCharged(model) && prices.of(model) == null)
        throw unknownPrice(max, model);
    }
  }

  private static BadInput unknownPrice(double max, ModelSpec model) {
    String id = model.provider() + ":" + model.name();
    return new BadInput(
        "maxCostUsd "
            + Price.usd(max)
            + " cannot be kept: the price of model '"
            + model.label()
            + "' is not known. Write it into the study, in US dollars per million tokens, as prices: { \""
            + (model.label().equals(id) ? id : model.label())
            + "\": { input: 0.5, output: 1.5 } } with its real numbers (0 for a server of your own),"
            + " or name a file of prices with --prices; maxCalls and maxTokens need no price");
  }
}
