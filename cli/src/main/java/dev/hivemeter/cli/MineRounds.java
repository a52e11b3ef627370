package dev.hivemeter.cli;

import dev.hivemeter.cli.study.StudyFile;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sample;
import dev.hivemeter.plan.Plan;
import dev.hivemeter.prompts.mine.Ballot;
import dev.hivemeter.prompts.mine.Judged;
import dev.hivemeter.prompts.mine.Judged.Undecided;
import dev.hivemeter.prompts.mine.Question;
import dev.hivemeter.store.SqliteRunStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts questions to the judge through the ordinary generation and reads its verdicts from the run.
 * With one vote a query, replies that cannot be read are asked for once more in stricter words.
 */
final class MineRounds {
  private final Context context;
  private final MineModel model;
  private final StudyFile file;
  private final List<Prompt> questions;

  MineRounds(Context context, MineModel model, StudyFile file, List<Prompt> questions) {
    this.context = context;
    this.model = model;
    this.file = file;
    this.questions = List.copyOf(questions);
  }

  /**
   * What came of it.
   *
   * @param code of the last generation
   * @param judged one for each question, in order
   */
  record Result(int code, List<Judged> judged) {
    Result {
      judged = List.copyOf(judged);
    }
  }

  /** The first round as a study, for a forecast. */
  StudyLoader first() {
    return model.asking(context, file, questions, Question.elicitation());
  }

  /** Asks what is open and reads everything. */
  Result ask(Path folder, GenerationOptions options) throws InterruptedException {
    try (SqliteRunStore store = Wiring.store(context, folder)) {
      requireOwn(store, folder);
      StudyLoader first = first();
      int code = generate(first, store, folder, options);
      Map<String, Judged> judged = read(first, store);
      List<Prompt> unread =
          questions.stream().filter(q -> judged.get(q.id()) instanceof Undecided).toList();
      if (code != ExitCode.OK || model.votes > 1 || unread.isEmpty())
        return new Result(code, inOrder(judged));
      context.say(unread.size() + " replies cannot be read; they are asked for once more");
      Elicitation again = Question.again();
      StudyLoader second = model.asking(context, file, unread, again);
      code = generate(second, store, folder, options);
      read(second, store)
          .forEach((id, verdict) -> judged.merge(id, verdict, MineRounds::secondReading));
      registerBoth(store, first, second);
      return new Result(code, inOrder(judged));
    }
  }

  private int generate(
      StudyLoader loaded, SqliteRunStore store, Path folder, GenerationOptions options)
      throws InterruptedException {
    return new Rooms(context)
        .generate(loaded, Wiring.factories(context, loaded), store, folder, options);
  }

  private static Judged secondReading(Judged first, Judged second) {
    return second instanceof Undecided u && first instanceof Undecided f
        ? new Undecided(f.why() + "; asked again: " + u.why())
        : second;
  }

  /** Both rounds are planned, so that `show`, `ls` and `export` have them. */
  private static void registerBoth(SqliteRunStore store, StudyLoader first, StudyLoader second) {
    List<Cell> cells = new ArrayList<>(Plan.of(first.study()).cells().values());
    cells.addAll(Plan.of(second.study()).cells().values());
    store.register(cells, first.study().samples());
  }

  private List<Judged> inOrder(Map<String, Judged> judged) {
    return questions.stream().map(q -> judged.getOrDefault(q.id(), new Judged.Unasked())).toList();
  }

  private static Map<String, Judged> read(StudyLoader loaded, SqliteRunStore store) {
    Plan plan = Plan.of(loaded.study());
    Map<String, Judged> judged = new HashMap<>();
    plan.cells()
        .forEach(
            (key, cell) -> {
              List<Outcome> outcomes =
                  store.samples(key).stream()
                      .filter(s -> s.index() < plan.samples(key))
                      .map(Sample::outcome)
                      .toList();
              judged.put(cell.prompt().id(), Ballot.of(outcomes, plan.samples(key)));
            });
    return judged;
  }

  /** Another study's cells would lose their plan. */
  private void requireOwn(SqliteRunStore store, Path folder) {
    boolean own =
        store.isDescribed() ? store.info().name().equals(file.name()) : store.cells().isEmpty();
    if (own) return;
    throw new BadInput(
        "run '"
            + folder
            + "' holds something else than "
            + file.name()
            + (store.isDescribed() ? " (study " + store.info().name() + ")" : "")
            + "; name another folder with --into");
  }
}
