package dev.hivemeter.pipeline;

import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Usage;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How far one model is; read by whoever shows it, at any time. */
public final class ModelProgress {

  /** Something that holds a model up. */
  public record Wait(Instant until, String reason) {}

  /**
   * One look.
   *
   * @param planned slots of this model
   * @param reused of them, already there before
   * @param leftOut of them, open and not to be asked in this session
   * @param done of them, settled or failed in this process
   * @param inFlight calls that are out now
   * @param limit calls that may be out at its endpoint now, its models together
   * @param waiting slots that wait before a further attempt
   * @param heldUp what holds the whole model up, or null
   * @param outcomes count by name, of this process
   * @param failures why slots failed, with counts, in this process
   * @param retried attempts beyond the first
   * @param completionTokens as the provider counted them, in this process
   * @param costUsd of this process; null where no price is known
   * @param stopped why the model was given up, or null
   */
  public record Snapshot(
      String model,
      long planned,
      long reused,
      long leftOut,
      long done,
      int inFlight,
      int limit,
      int waiting,
      @Nullable Wait heldUp,
      Map<String, Integer> outcomes,
      Map<String, Integer> failures,
      long retried,
      long promptTokens,
      long completionTokens,
      @Nullable Double costUsd,
      @Nullable String stopped) {

    /** Slots that are there when this session has asked all that it is to ask. */
    public long goal() {
      return planned - leftOut;
    }

    /** Slots that are there, or failed in this session. */
    public long reached() {
      return reused + done;
    }
  }

  private final String model;
  private final long planned;
  private final long reused;
  private final long leftOut;
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final Map<String, Integer> failures = new TreeMap<>();
  private long done;
  private int inFlight;
  private int limit;
  private int waiting;
  private @Nullable Wait heldUp;
  private long retried;
  private long promptTokens;
  private long completionTokens;
  private @Nullable Double costUsd;
  private @Nullable String stopped;

  ModelProgress(String model, long planned, long reused, long leftOut, boolean isPriced) {
    this.model = model;
    this.planned = planned;
    this.reused = reused;
    this.leftOut = leftOut;
    this.costUsd = isPriced ? 0.0 : null;
  }

  public synchronized Snapshot snapshot() {
    return new Snapshot(
        model,
        planned,
        reused,
        leftOut,
        done,
        inFlight,
        limit,
        waiting,
        heldUp,
        new TreeMap<>(outcomes),
        new TreeMap<>(failures),
        retried,
        promptTokens,
        completionTokens,
        costUsd,
        stopped);
  }

  synchronized void called(int attempt) {
    inFlight++;
    heldUp = null;
    if (attempt > 1) retried++;
  }

  synchronized void returned(Usage usage, @Nullable Double cost) {
    inFlight--;
    Integer prompt = usage.promptTokens();
    Integer completion = usage.completionTokens();
    if (prompt != null) promptTokens += prompt;
    if (completion != null) completionTokens += completion;
    if (cost != null && costUsd != null) costUsd += cost;
  }

  synchronized void limit(int calls) {
    limit = calls;
  }

  synchronized void waiting(int slots) {
    waiting = slots;
  }

  synchronized void waits(@Nullable Wait why) {
    heldUp = why;
  }

  /** Counts an outcome. */
  synchronized void settled(Outcome outcome) {
    done++;
    outcomes.merge(outcome.name(), 1, Integer::sum);
    if (outcome instanceof Outcome.Failed f)
      failures.merge(f.kind() + ": " + f.message(), 1, Integer::sum);
  }

  /** The first reason stays. */
  synchronized void stop(String reason) {
    if (stopped == null) stopped = reason;
    heldUp = null;
  }

  synchronized boolean isStopped() {
    return stopped != null;
  }
}
