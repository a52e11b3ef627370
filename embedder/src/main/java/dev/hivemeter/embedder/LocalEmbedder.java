package dev.hivemeter.embedder;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.port.Embedder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * all-MiniLM-L6-v2 inside this process: no server, no key, no network.
 *
 * <p>The vectors equal those of sentence-transformers for the same texts to within 1e-5, under
 * {@code limit-256}; the weights are the ones that langchain4j ships, run without its limit of 128.
 *
 * <ul>
 *   <li>The vector of a text longer than the limit is that of its beginning, never an average over
 *       windows; {@link Embedding#tokens} is the length of the whole text, so that one sees it.
 *   <li>What follows has vectors of its own, {@link Embedding#further}: windows of 254 word pieces
 *       (126 under {@code limit-128}), each between the two markers. A last one under half a window
 *       is dropped; so is everything after the 32nd window.
 *   <li>A text of which nothing is left to read, such as one zero-width space, has two tokens, the
 *       markers, and their vector: all such texts are alike.
 *   <li>A surrogate without its other half, control and format characters are not read.
 *   <li>A word of more than 100 letters is one unknown token.
 *   <li>Outside English the vectors mean little; see {@link Identity#languages}.
 * </ul>
 *
 * Same text, same bits: whatever the thread, the number of workers or the order. (Another kind of
 * processor may differ by some 1e-7.) A text costs about 21 MFLOP a token; the memory is that of
 * the model, about 100 MB, and some MB a worker.
 */
public final class LocalEmbedder implements Embedder {
  static final BundledFile MODEL =
      new BundledFile(
          "all-minilm-l6-v2.onnx",
          90387606,
          0xd89d07a7L,
          "759c3cd2b7fe7e93933ad23c4c9181b7396442a2ed746ec7c1d46192c469c46e");

  static final BundledFile TOKENIZER =
      new BundledFile(
          "all-minilm-l6-v2-tokenizer.json",
          711661,
          0xc3f77764L,
          "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0");

  private final Policy policy;
  private final int workers;
  private final WordPieces wordPieces;
  private final MiniLm model;

  /** Embedding holds the read side, so that closing waits for those under way. */
  private final ReadWriteLock inUse = new ReentrantReadWriteLock();

  private boolean closed;

  private LocalEmbedder(Policy policy, int workers, WordPieces wordPieces, MiniLm model) {
    this.policy = policy;
    this.workers = workers;
    this.wordPieces = wordPieces;
    this.model = model;
  }

  /** The names that {@link #open} takes, the default first. */
  public static List<String> names() {
    return Arrays.stream(Policy.values()).map(Policy::embedderName).toList();
  }

  /** Whether the name is meant for this embedder, known or not: it begins with {@code local:}. */
  public static boolean claims(String name) {
    return name.startsWith("local:");
  }

  /**
   * Opens the model; the first time it is unpacked, 122 MB with its native libraries. (Where the
   * model is a plain file of the class path, the libraries alone are.)
   *
   * @param name one of {@link #names}, or the bare {@code local:all-minilm-l6-v2}
   * @param cacheFolder where the model and the native libraries are unpacked; made when missing
   * @param processors how many texts are best embedded at a time
   * @throws BadInput when there is no such embedder, the folder cannot be used, or this machine has
   *     no native libraries
   */
  public static LocalEmbedder open(String name, Path cacheFolder, int processors) {
    if (processors < 1) throw new IllegalArgumentException("processors " + processors);
    Policy policy = Policy.of(name);
    CacheFolder cache = new CacheFolder(cacheFolder);
    OrtEnvironment environment =
        NativeLibraries.load(cache, System.getProperty("os.name"), System.getProperty("os.arch"));
    Path file = cache.opened("all-minilm-l6-v2-" + MODEL.sha256().substring(0, 12), MODEL);
    WordPieces wordPieces = new WordPieces(TOKENIZER);
    try {
      return new LocalEmbedder(policy, processors, wordPieces, new MiniLm(environment, file));
    } catch (OrtException e) {
      wordPieces.close();
      throw new IllegalStateException("ONNX Runtime does not open " + file, e);
    }
  }

  @Override
  public Identity identity() {
    return new Identity(
        policy.embedderName(), MODEL.sha256(), MiniLm.DIMENSION, policy.tokens(), Set.of("en"));
  }

  @Override
  public int workers() {
    return workers;
  }

  @Override
  public Embedding embed(String text) {
    if (text.isBlank()) throw new IllegalArgumentException("a blank text has no vector");
    inUse.readLock().lock();
    try {
      if (closed) throw new IllegalStateException("the embedder is closed");
      int size = policy.window();
      WordPieces.Pieces pieces = wordPieces.of(text, Policy.MOST_WINDOWS * size);
      List<float[]> further = new ArrayList<>();
      for (int w = 1; w < policy.windows(pieces.total()); w++)
        further.add(model.vector(window(pieces.ids(), w * size, size)));
      return new Embedding(
          model.vector(window(pieces.ids(), 0, size)), further, pieces.total() + Policy.MARKERS);
    } finally {
      inUse.readLock().unlock();
    }
  }

  private static long[] window(long[] pieces, int from, int size) {
    return Arrays.copyOfRange(pieces, from, Math.min(from + size, pieces.length));
  }

  @Override
  public void close() {
    inUse.writeLock().lock();
    try {
      if (closed) return;
      closed = true;
      model.close();
      wordPieces.close();
    } finally {
      inUse.writeLock().unlock();
    }
  }
}
