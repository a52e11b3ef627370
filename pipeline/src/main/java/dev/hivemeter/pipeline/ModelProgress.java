package dev.hivemeter.pipeline;

import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Usage;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How far one model is; read by whoever shows it, at any time. */
public final class ModelProgress {

  /**
   * One look.
   *
   * @param planned slots of this model
   * @param reused of them, already there before
   * @param done of them, settled or failed in this process
   * @param inFlight calls that are out now
   * @param waiting slots that wait before a further attempt
   * @param outcomes count by name, of this process
   * @param retried attempts beyond the first
   * @param completionTokens as the provider counted them
   * @param longestWait of the slots that wait now, about, in seconds
   * @param failures why slots failed, with counts, in this process
   * @param stopped why the model was given up, or null
   */
  public record Snapshot(
      String model,
      long planned,
      long reused,
      long done,
      int inFlight,
      int waiting,
      long longestWait,
      Map<String, Integer> outcomes,
      Map<String, Integer> failures,
      long retried,
      long promptTokens,
      long completionTokens,
      @Nullable String stopped) {}

  /** After so many slots in a row, all attempts spent, the server is taken to be gone. */
  private static final int UNREACHABLE = 3;

  private final String model;
  private final long planned;
  private final long reused;
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private long done;
  private int inFlight;
  private int waiting;
  private long longestWait;
  private final Map<String, Integer> failures = new TreeMap<>();
  private long retried;
  private long promptTokens;
  private long completionTokens;
  private @Nullable String stopped;
  private int unreachable;

  ModelProgress(String model, long planned, long reused) {
    this.model = model;
    this.planned = planned;
    this.reused = reused;
  }

  public synchronized Snapshot snapshot() {
    return new Snapshot(
        model,
        planned,
        reused,
        done,
        inFlight,
        waiting,
        longestWait,
        new TreeMap<>(outcomes),
        new TreeMap<>(failures),
        retried,
        promptTokens,
        completionTokens,
        stopped);
  }

  synchronized void called(int attempt) {
    inFlight++;
    if (attempt > 1) retried++;
  }

  synchronized void returned(Usage usage) {
    inFlight--;
    Integer prompt = usage.promptTokens();
    Integer completion = usage.completionTokens();
    if (prompt != null) promptTokens += prompt;
    if (completion != null) completionTokens += completion;
  }

  synchronized void waits(Duration wait) {
    waiting++;
    longestWait = Math.max(longestWait, wait.toSeconds());
  }

  synchronized void waited() {
    if (--waiting == 0) longestWait = 0;
  }

  /** Counts an outcome; several slots in a row that found nobody listening stop the model. */
  synchronized void settled(Outcome outcome) {
    done++;
    outcomes.merge(outcome.name(), 1, Integer::sum);
    if (outcome instanceof Outcome.Failed f)
      failures.merge(f.kind() + ": " + f.message(), 1, Integer::sum);
    if (outcome instanceof Outcome.Failed f && f.kind() == FailureKind.CONNECTION) {
      if (++unreachable >= UNREACHABLE)
        stop("CONNECTION: " + UNREACHABLE + " slots in a row found no server: " + f.message());
    } else unreachable = 0;
  }

  /** The first reason stays. */
  synchronized void stop(String reason) {
    if (stopped == null) stopped = reason;
  }

  synchronized boolean isStopped() {
    return stopped != null;
  }
}
