package io.perennial.console.context;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code GET /api/v1/openapi.yaml}: what programs may ask, and what they are answered. */
@Controller
final class OpenApi {

  private static final MediaType YAML = new MediaType("application", "yaml");

  @GetMapping("/api/v1/openapi.yaml")
  ResponseEntity<Resource> read() {
    return ResponseEntity.ok().contentType(YAML).body(new ClassPathResource("openapi.yaml"));
  }
}
