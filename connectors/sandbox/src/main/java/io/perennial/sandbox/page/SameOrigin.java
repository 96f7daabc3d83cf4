package io.perennial.sandbox.page;

import io.perennial.sandbox.engine.Call;
import java.util.Optional;

/**
 * Whether a call comes from a page of its own address.
 *
 * <p>Any page that is open in the same browser can send a plain POST to this machine. Browsers say
 * where a POST comes from, and no page can change that: by {@code Sec-Fetch-Site}, older ones by
 * {@code Origin} alone. What says neither is no page of ours.
 */
public final class SameOrigin {

  private SameOrigin() {}

  /** Whether all that a browser says is that the call is of the page's own. */
  public static boolean is(Call call) {
    Optional<String> site = call.header("Sec-Fetch-Site");
    Optional<String> origin = call.header("Origin");
    String own = "http://" + call.header("Host").orElse("");
    return (site.isPresent() || origin.isPresent())
        && site.map("same-origin"::equals).orElse(true)
        && origin.map(own::equals).orElse(true);
  }
}
