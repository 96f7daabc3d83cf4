package io.perennial.console.context;

import io.perennial.settings.OperatorSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Addresses of our pages; none unless {@code perennial.public-url} says where people open them. */
@Component
final class PageLinks {

  private final Optional<String> base;

  PageLinks(OperatorSettings settings) {
    this.base = settings.text("public-url").map(url -> url.strip().replaceFirst("/+$", ""));
  }

  @Nullable String customer(long id) {
    return base.map(url -> "%s/customers/%d".formatted(url, id)).orElse(null);
  }

  /** Where somebody finds the customer that a record belongs to. */
  @Nullable String search(String name) {
    return base.map(
            url ->
                "%s/customers?search=%s"
                    .formatted(url, URLEncoder.encode(name, StandardCharsets.UTF_8)))
        .orElse(null);
  }
}
