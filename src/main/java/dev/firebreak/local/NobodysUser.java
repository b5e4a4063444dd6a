package dev.firebreak.local;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.internet.MimeMessage;

/** Stands for every addressee at the mail server of profile {@code local}, which delivers to none of them. */
final class NobodysUser implements GreenMailUser {

    @Override
    public String getEmail() {
        return "nobody";
    }

    @Override
    public String getLogin() {
        return "nobody";
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public String getQualifiedMailboxName() {
        return "nobody";
    }

    @Override
    public void deliver(MovingMessage message) {}

    @Override
    public void deliver(MimeMessage message) {}

    @Override
    public void create() {}

    @Override
    public void delete() {}

    @Override
    public void setPassword(String password) {}

    @Override
    public void authenticate(String password) {}
}
