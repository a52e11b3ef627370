package dev.hivemeter.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What each call of a cell asks, and how many answers it is asked for. The system text is not part
 * of it.
 */
public sealed interface Approach {
  /** Where the prompt's text goes in a template. */
  String PROMPT = "{prompt}";

  /** Where the number of answers goes in the template of a list. */
  String COUNT = "{k}";

  /** The user's message of this sample's call; in a conversation the first one. */
  default String text(Prompt prompt, int sample) {
    return prompt.text();
  }

  /**
   * After how many samples the messages come round again: samples with one index modulo this number
   * send the same, but for what was answered before them.
   */
  default int cycle() {
    return 1;
  }

  /** How many answers one call is asked for. */
  default int answers() {
    return 1;
  }

  /** The samples whose answers stand in the conversation before this one's, in their order. */
  default List<Integer> predecessors(int sample) {
    return List.of();
  }

  /**
   * Samples with one number depend on each other, as do the answers of one call: the call, or the
   * conversation.
   */
  default int together(int sample) {
    return sample;
  }

  /** Whether a cell holds answers that depend on each other. */
  default boolean dependent() {
    return false;
  }

  /** What it adds to a cell's canonical form; nothing for {@link Once}. */
  List<String> fields();

  /** The prompt as it is, in a call of its own. */
  record Once() implements Approach {
    @Override
    public List<String> fields() {
      return List.of();
    }
  }

  /**
   * The prompt as it is, and its one answer held to a JSON schema by every endpoint that is
   * documented to do so. Where an endpoint is not, the prompt's own words must ask for the form.
   *
   * @param schema a JSON schema's text; another text of the same schema is another cell
   */
  record Formed(String schema) implements Approach {
    public Formed {
      if (schema.isBlank()) throw new BadInput("the schema of a formed answer has no text");
    }

    @Override
    public List<String> fields() {
      return List.of("json", schema);
    }
  }

  /**
   * The same question in several wordings, which take turns: sample i asks with wording i mod their
   * number.
   *
   * @param texts with {@code {prompt}} where the prompt's own text goes, if anywhere
   */
  record Paraphrased(List<String> texts) implements Approach {
    public Paraphrased {
      texts = List.copyOf(texts);
      if (texts.size() < 2)
        throw new BadInput("paraphrases need two texts or more, there are " + texts.size());
      for (String text : texts) if (text.isBlank()) throw new BadInput("a paraphrase has no text");
    }

    @Override
    public int cycle() {
      return texts.size();
    }

    /** Which of the texts this sample asks with. */
    public int wording(int sample) {
      return sample % texts.size();
    }

    @Override
    public String text(Prompt prompt, int sample) {
      return texts.get(wording(sample)).replace(PROMPT, prompt.text());
    }

    @Override
    public List<String> fields() {
      List<String> fields = new ArrayList<>(List.of("paraphrase"));
      fields.addAll(texts);
      return fields;
    }
  }

  /**
   * Paraphrases that are not known before the prompt is: the prompts of its family, or where it has
   * none, these texts. A plan puts {@link Paraphrased} in its place; no cell has it.
   */
  record Family(List<String> otherwise) implements Approach {
    public Family {
      otherwise = new Paraphrased(otherwise).texts();
    }

    @Override
    public List<String> fields() {
      throw new IllegalStateException("the family was not looked up");
    }
  }

  /**
   * A conversation: the prompt, and after each answer the request for another one. Samples of one
   * conversation follow each other.
   *
   * @param turns answers of one conversation; the next sample begins a new one
   * @param again what is said after an answer
   */
  record InContext(int turns, String again) implements Approach {
    public InContext {
      if (turns < 2 || turns > 1000)
        throw new BadInput("turns " + turns + " is not from 2 to 1000");
      if (again.isBlank()) throw new BadInput("the request for another answer has no text");
    }

    @Override
    public int cycle() {
      return turns;
    }

    @Override
    public List<Integer> predecessors(int sample) {
      List<Integer> before = new ArrayList<>();
      for (int i = sample - sample % turns; i < sample; i++) before.add(i);
      return before;
    }

    @Override
    public int together(int sample) {
      return sample / turns;
    }

    @Override
    public boolean dependent() {
      return true;
    }

    @Override
    public List<String> fields() {
      return List.of("in-context", Integer.toString(turns), again);
    }
  }

  /**
   * Several answers in one call.
   *
   * @param k how many are asked for
   * @param template with {@code {prompt}}, and {@code {k}} for the number
   * @param form of the reply
   * @param structured whether an endpoint that can hold a reply to a JSON schema is told to; only
   *     with {@link Form#VERBALISED}
   */
  record Listed(int k, String template, Form form, boolean structured) implements Approach {
    /** What the reply is read as. */
    public enum Form {
      /** A list of answers. */
      SEQUENCE,
      /** JSON with a probability beside each answer. */
      VERBALISED
    }

    public Listed {
      if (k < 2 || k > 1000) throw new BadInput("k " + k + " is not from 2 to 1000");
      if (!template.contains(PROMPT))
        throw new BadInput("the text of a list does not contain {prompt}: \"" + template + "\"");
      if (structured && form != Form.VERBALISED)
        throw new BadInput("structured goes with verbalised answers only");
    }

    @Override
    public String text(Prompt prompt, int sample) {
      return template.replace(COUNT, Integer.toString(k)).replace(PROMPT, prompt.text());
    }

    @Override
    public int answers() {
      return k;
    }

    @Override
    public boolean dependent() {
      return true;
    }

    @Override
    public List<String> fields() {
      List<String> fields =
          new ArrayList<>(List.of(form.name().toLowerCase(Locale.ROOT), "" + k, template));
      if (structured) fields.add("structured");
      return fields;
    }
  }
}
