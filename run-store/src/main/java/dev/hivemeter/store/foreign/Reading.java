package dev.hivemeter.store.foreign;

import java.util.List;

/** How one tool's file is read: element by element, each of which holds any number of answers. */
interface Reading {

  /** The answers of a row of the file, or of an element of its long list. */
  List<ForeignAnswer> read(Spot element);

  /** What the user should know of the file, once all of it is read; possibly nothing. */
  List<String> notices();
}
