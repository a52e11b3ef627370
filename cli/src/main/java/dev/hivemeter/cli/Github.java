package dev.hivemeter.cli;

import dev.hivemeter.model.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of GitHub Actions, where the command runs in one.
 *
 * @param summary the file to which the step's summary is appended; null for none
 * @param annotate whether workflow commands are printed, on standard error
 */
record Github(Context context, @Nullable Path summary, boolean annotate) {

  /**
   * @param wanted what the user says; null leaves it to the environment
   * @throws BadInput when it is wanted and there is no such step
   */
  static Github of(Context context, @Nullable Boolean wanted) {
    String file = context.environment().apply("GITHUB_STEP_SUMMARY");
    boolean step = file != null && !file.isBlank();
    if (Boolean.FALSE.equals(wanted)) return new Github(context, null, false);
    if (Boolean.TRUE.equals(wanted) && !step)
      throw new BadInput(
          "--github needs the variable GITHUB_STEP_SUMMARY, which a step of GitHub Actions has;"
              + " leave the option out elsewhere");
    boolean annotate =
        Boolean.TRUE.equals(wanted) || "true".equals(context.environment().apply("GITHUB_ACTIONS"));
    return new Github(
        context, step && file != null ? context.folder().resolve(file) : null, annotate);
  }

  /** Appends and prints. */
  void say(String markdown, List<String> annotations) {
    if (annotate) annotations.forEach(a -> context.err().println(Safe.command(a)));
    if (summary == null) return;
    try {
      Files.writeString(
          summary,
          markdown,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new BadInput(
          "the step's summary '" + summary + "' cannot be written: " + Problems.reason(e), e);
    }
  }
}
