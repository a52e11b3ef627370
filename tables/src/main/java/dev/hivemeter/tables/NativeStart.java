package dev.hivemeter.tables;

import java.util.function.Consumer;

/**
 * Loads a native library on behalf of the class loader that made this class, since a library
 * belongs to the loader of whoever loads it: {@link DuckClasses} makes a class of its own of it.
 */
final class NativeStart implements Consumer<String> {
  NativeStart() {}

  @Override
  public void accept(String path) {
    System.load(path);
  }
}
