package io.perennial.sandbox.engine;

/** One vendor's look-alike, as the server sees it. Called by many threads at once. */
public interface Handler {

  /**
   * Kind of call, under which it is counted: the method and the path's template, for example {@code
   * GET /services/data/{version}/query}.
   */
  String kind(Call call);

  /** Does the work and answers. A runtime exception becomes a plain 500. */
  Answer answer(Call call);
}
