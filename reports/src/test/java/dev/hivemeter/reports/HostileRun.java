package dev.hivemeter.reports;

import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.score.SharedPhrase;
import java.util.ArrayList;
import java.util.List;

/**
 * A run whose prompts, their ids, categories and tags, whose models, answers, refusals, errors,
 * reasoning and shared phrases are payloads: each in every place.
 */
final class HostileRun {
  /** Payloads of one run: so many models and prompts. */
  static final int SIZE = 16;

  /** Every prompt gets a page of its own, beside a first page of excerpts. */
  static final Limits SMALL =
      new Limits(
          new Limits.Amount(1, 1000, 1000),
          new Limits.Amount(4, 1000, 1_000_000),
          new Limits.Amount(20, 3000, 500_000),
          8,
          700);

  private HostileRun() {}

  static SyntheticRun of(List<String> payloads) {
    List<Prompt> prompts =
        payloads.stream()
            .map(p -> new Prompt(p, p, null, List.of(p, "category"), List.of(p), "en"))
            .toList();
    SyntheticRun run = new SyntheticRun("hostile", payloads, List.of(1.0), prompts, 4);
    for (int cell = 0; cell < run.cells().size(); cell++) {
      // Every payload is an answer, an error, a refusal and reasoning of some model somewhere.
      String evil = payloads.get((cell + cell / payloads.size()) % payloads.size());
      run.answer(cell, 0, new Outcome.Answered(evil, false));
      run.answer(cell, 1, new Outcome.Failed(FailureKind.SERVER, 500, evil));
      run.answer(cell, 2, new Outcome.Refused(evil));
      run.answer(cell, 3, new Outcome.Answered("<think>" + evil + "</think>" + evil, true));
    }
    run.score();
    run.map();
    for (String p : payloads)
      run.add(
          new SharedPhrase(
              run.cells().get(0).cell().condition().sampling(),
              "direct",
              p,
              1,
              p,
              5,
              payloads,
              4,
              4,
              0.4,
              false,
              p,
              0,
              p));
    return run;
  }

  /** All payloads, a run's worth at a time. */
  static List<List<String>> parts() {
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < Payloads.ALL.size(); from += SIZE) {
      int to = Math.min(Payloads.ALL.size(), from + SIZE);
      parts.add(Payloads.ALL.subList(from, to));
    }
    return parts;
  }
}
