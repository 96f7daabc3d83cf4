package io.perennial.writeback;

/** What becomes of a field of ours that somebody else has changed. */
public enum IfChanged {
  /** Ours is written again. */
  OURS_WINS,
  /** Theirs is left until we conclude something else. */
  THEIRS_WINS,
  /** Theirs is left until a person decides. */
  ASK
}
