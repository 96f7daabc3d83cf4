package io.perennial.sandbox.page;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Router;

/** What a path for people leads to. Called by many threads at once. */
@FunctionalInterface
public interface Page {

  /**
   * Answers a browser; no session is asked for.
   *
   * @param match the path's parts by name
   */
  Answer answer(Call call, Router.Match<Page> match);
}
