package io.perennial.serve.hook;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What follows that which {@link HookConfiguration} hears, by itself. */
@Configuration(proxyBeanMethods = false)
@Import(HookWorker.class)
public class HookWorkConfiguration {}
