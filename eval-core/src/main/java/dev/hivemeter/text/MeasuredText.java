package dev.hivemeter.text;

import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Part;
import dev.hivemeter.model.Sample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text as it is measured: an answer without its reasoning.
 *
 * @param part its place among the answers of its call
 * @param text blank where there was nothing but reasoning
 * @param cut by the token limit
 * @param probability that the model stated for it; null where it stated none
 */
public record MeasuredText(int part, String text, boolean cut, @Nullable Double probability) {

  /**
   * Version of what is taken from an answer before it is measured: {@link Reasoning}, and the
   * reading of lists. Texts of two versions are not compared.
   */
  public static final String VERSION = "measured-text@1";

  /** The answers that a call brought, in their order; none if it was not answered. */
  public static List<MeasuredText> of(Sample sample) {
    if (!(sample.outcome() instanceof Outcome.Answered a)) return List.of();
    if (sample.parts().isEmpty())
      return List.of(new MeasuredText(0, Reasoning.strip(a.text()), a.cut(), null));
    List<MeasuredText> texts = new ArrayList<>();
    for (Part p : sample.parts())
      texts.add(new MeasuredText(texts.size(), p.text(), p.cut(), p.probability()));
    return texts;
  }
}
