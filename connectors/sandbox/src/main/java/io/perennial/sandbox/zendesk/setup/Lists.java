package io.perennial.sandbox.zendesk.setup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists that fit on one page, in the shape of both ways of paging. */
final class Lists {

  private Lists() {}

  static Map<String, @Nullable Object> of(String name, List<?> items) {
    Map<String, @Nullable Object> links = new LinkedHashMap<>();
    links.put("prev", null);
    links.put("next", null);
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put(name, items);
    body.put("meta", Map.of("has_more", false));
    body.put("links", links);
    body.put("next_page", null);
    body.put("count", items.size());
    return body;
  }
}
