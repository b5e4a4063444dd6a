package dev.firebreak.cases;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Keeps one network address from flooding the team with reports. */
@Component
class ReportLimit {

    private static final int ADDRESSES = 10_000;

    private final RateLimiterConfig config;
    private final Cache<String, RateLimiter> byAddress;

    ReportLimit(ReportProperties properties) {
        this.config = RateLimiterConfig.custom()
                .limitForPeriod(properties.perAddress())
                .limitRefreshPeriod(properties.within())
                .timeoutDuration(Duration.ZERO)
                .build();
        this.byAddress = Caffeine.newBuilder()
                .maximumSize(ADDRESSES)
                .expireAfterAccess(properties.within())
                .build();
    }

    /** Whether another report may come from this address now; if so, it counts. */
    boolean admits(String address) {
        return byAddress.get(address, name -> RateLimiter.of(name, config)).acquirePermission();
    }
}
