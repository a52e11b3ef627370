package dev.hivemeter.reports;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * How the run and the protocol are cited.
 *
 * @param sentence for a text
 * @param bibtex entries of the run and of the protocol
 */
record Citation(String sentence, String bibtex) {
  private static final String PROTOCOL =
      """
      @inproceedings{jiang2025hivemind,
        title = {Artificial Hivemind: The Open-Ended Homogeneity of Language Models (and Beyond)},
        author = {Jiang, Liwei and others},
        booktitle = {Advances in Neural Information Processing Systems},
        year = {2025},
        eprint = {2510.22954},
        archivePrefix = {arXiv}
      }
      """;

  static Citation of(RunView view, String toolVersion, Instant now) {
    long answered = 0;
    for (RunView.Column c : view.columns())
      answered += view.outcomesOf(c).getOrDefault("answered", 0);
    String counts =
        Words.count(view.prompts().size(), "prompt")
            + ", "
            + Words.count(view.models().size(), "model")
            + ", "
            + Words.count(answered, "answer");
    String with =
        counts
            + (view.embedding().isEmpty() ? "" : "; embedder " + Plain.of(view.embedding()))
            + "; seed "
            + view.info().seed();
    String name = Plain.of(view.info().name());
    int year = now.atZone(ZoneOffset.UTC).getYear();
    String sentence =
        "Measured with Hivemeter "
            + Plain.of(toolVersion)
            + " ("
            + with
            + "), after the protocol of Jiang et al. (2025).";
    String entry =
        "@misc{"
            + ("hivemeter-" + Slug.of(name)).toLowerCase(Locale.ROOT)
            + ",\n  title = {Mode collapse in language models: run "
            + Tex.of(name)
            + "},\n  note = {Hivemeter "
            + Tex.of(Plain.of(toolVersion))
            + "; "
            + Tex.of(with)
            + "; report of "
            + Fmt.day(now)
            + "},\n  year = {"
            + year
            + "}\n}\n\n";
    return new Citation(sentence, entry + PROTOCOL);
  }
}
