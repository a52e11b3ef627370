package dev.hivemeter.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.prompts.PromptBank;
import java.util.List;
import java.util.Locale;

/** Prompts of the banks, for people and for programs. */
final class PromptsView {
  private PromptsView() {}

  /** Which banks there are, beside what is printed of one. */
  static void banks(Context context) {
    context.say("Banks:");
    for (String bank : PromptBank.names())
      context.say(
          String.format(
              Locale.ROOT,
              "  %-14s%4d  %s",
              bank,
              PromptBank.load(bank).size(),
              PromptBank.about(bank)));
  }

  /** One prompt with what belongs to it among all. */
  static void show(Context context, Prompt p, List<Prompt> all, boolean json) {
    List<String> banks =
        PromptBank.names().stream().filter(b -> PromptBank.load(b).contains(p)).toList();
    if (json) {
      context.out().println(json(p, banks));
      return;
    }
    line(context, p.text());
    line(context, "kind: " + p.task().kind() + "; language: " + p.language());
    line(context, "banks: " + String.join(", ", banks));
    line(context, "categories: " + String.join(", ", p.categories()));
    if (!p.tags().isEmpty()) line(context, "tags: " + String.join(", ", p.tags()));
    List<Prompt> others = all.stream().filter(o -> !o.equals(p)).toList();
    if (p.family() != null) {
      line(context, "family: " + p.family());
      listed(context, others.stream().filter(o -> p.family().equals(o.family())).toList());
    }
    for (String tag : p.tags())
      if (tag.startsWith(PromptBank.MEANING)) {
        line(context, "the same in other languages:");
        listed(context, others.stream().filter(o -> o.tags().contains(tag)).toList());
      }
    line(context, "licence: " + PromptBank.LICENCE);
  }

  /**
   * A prompt on one line, its text exactly.
   *
   * @param banks that hold it; empty to leave them out
   */
  static String json(Prompt p, List<String> banks) {
    ObjectNode node = JsonOut.object();
    node.put("id", p.id()).put("text", p.text()).put("family", p.family());
    texts(node.putArray("categories"), p.categories());
    texts(node.putArray("tags"), p.tags());
    node.put("language", p.language()).put("kind", p.task().kind());
    if (!banks.isEmpty()) {
      texts(node.putArray("banks"), banks);
      node.put("licence", PromptBank.LICENCE);
    }
    return JsonOut.line(node);
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static void listed(Context context, List<Prompt> prompts) {
    for (Prompt p : prompts) line(context, "  " + p.id() + "  " + p.text());
  }

  private static void line(Context context, String text) {
    context.out().println(Safe.line(text));
  }
}
