package dev.hivemeter.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is asked of whom, how often, and how it is read.
 *
 * @param prompts that are asked
 * @param wordings prompts whose words may be borrowed for a prompt of their family, whether or not
 *     they are asked themselves; families in it are whole
 * @param conditions every model under every sampling and elicitation
 * @param samples independent calls per cell
 * @param ownSamples calls per cell of the prompts that want another number, by prompt id
 * @param embedding embedder of the scores, {@code local:all-minilm-l6-v2@limit-256}
 * @param seed of everything that is drawn at random here: bootstrap, controls, derived seeds
 * @param concurrency calls in flight per model
 */
public record Study(
    String name,
    List<Prompt> prompts,
    List<Prompt> wordings,
    List<Condition> conditions,
    int samples,
    Map<String, Integer> ownSamples,
    String embedding,
    long seed,
    int concurrency) {

  /** More would not be asked in a lifetime; such a number is a slip of the hand. */
  public static final long MOST_SLOTS = 100_000_000;

  public Study {
    prompts = List.copyOf(prompts);
    wordings = List.copyOf(wordings);
    conditions = List.copyOf(conditions);
    ownSamples = Map.copyOf(ownSamples);
    if (prompts.isEmpty()) throw new BadInput("study '" + name + "' has no prompts");
    if (conditions.isEmpty()) throw new BadInput("study '" + name + "' has no models");
    if (samples < 1) throw new BadInput("samples " + samples + " is not 1 or more");
    for (int own : ownSamples.values())
      if (own < 1) throw new BadInput("samples " + own + " is not 1 or more");
    if (concurrency < 1) throw new BadInput("concurrency " + concurrency + " is not 1 or more");
    long slots = 0;
    for (Prompt p : prompts)
      slots += (long) conditions.size() * ownSamples.getOrDefault(p.id(), samples);
    if (slots > MOST_SLOTS)
      throw new BadInput(
          "study '"
              + name
              + "' plans "
              + slots
              + " slots; at most "
              + MOST_SLOTS
              + " are allowed. Lower samples, or take fewer prompts, models or temperatures");
    Set<String> ids = new HashSet<>();
    for (Prompt p : prompts)
      if (!ids.add(p.id())) throw new BadInput("prompt id '" + p.id() + "' occurs twice");
    Map<String, Prompt> texts = new HashMap<>();
    for (Prompt p : prompts) {
      Prompt other = texts.putIfAbsent(p.text(), p);
      if (other != null && !other.task().equals(p.task()))
        throw new BadInput(
            "prompts '"
                + other.id()
                + "' and '"
                + p.id()
                + "' have the same text, but their answers are held against different things ("
                + other.task().kind()
                + ", "
                + p.task().kind()
                + "); a text is asked once, so leave one of them out");
    }
  }

  /** A study that asks every prompt equally often; its prompts are all the wordings there are. */
  public Study(
      String name,
      List<Prompt> prompts,
      List<Condition> conditions,
      int samples,
      String embedding,
      long seed,
      int concurrency) {
    this(name, prompts, List.of(), conditions, samples, Map.of(), embedding, seed, concurrency);
  }

  /** Independent calls for each cell of a prompt. */
  public int samples(Prompt prompt) {
    return ownSamples.getOrDefault(prompt.id(), samples);
  }
}
