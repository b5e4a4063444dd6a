package dev.firebreak.roster;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets {@link TeamInForce} look for a newer plan version. */
@Configuration
@EnableScheduling
class RosterSchedule {}
