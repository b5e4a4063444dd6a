package dev.firebreak;

import dev.firebreak.local.RunningDatabase;
import dev.firebreak.roster.UserCommand;
import dev.firebreak.verify.VerifyCommand;
import dev.firebreak.worker.WorkerCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: what Firebreak does instead of starting a server. */
@Command(name = "firebreak", description = "Runs an organisation's cyber-incident response plan.")
final class Commands {

    private Commands() {}

    /** Whether these arguments begin with a command; anything else belongs to the server. */
    static boolean knows(String... arguments) {
        return arguments.length > 0 && commandLine().getSubcommands().containsKey(arguments[0]);
    }

    /** Does what the arguments say and returns the exit code: 0 where it was done. */
    static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Commands())
                .addSubcommand(new UserCommand(RunningDatabase.class, System.getenv()))
                .addSubcommand(new WorkerCommand(System.getenv()))
                .addSubcommand(new VerifyCommand());
    }
}
