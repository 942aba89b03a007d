import module dev.acrida;

/**
 * Speaks a protocol that Acrida does not know: lines of text over TCP, each of which the server
 * sends back. {@code ./acrida -f EchoUser.java -H tcp://localhost:9000}
 */
@Clients(EchoClients.class)
class EchoUser extends User {
    private final EchoClient echo = userContext().client(EchoClient.class);

    @Override
    public WaitTime waitTime() {
        return between(0.5, 1.5);
    }

    @Task(3)
    void greet() {
        echo.send("greet", "hello from user " + id());
    }

    @Task
    void recite() {
        echo.send("recite", "la ".repeat(100));
    }
}

/** Makes a client for each user; one such object per run. */
class EchoClients implements ClientFactory<EchoClient> {
    @Override
    public Class<EchoClient> type() {
        return EchoClient.class;
    }

    @Override
    public EchoClient create(UserContext user) {
        return new EchoClient(user);
    }

    @Override
    public void close() {}
}

/** The connection of one user: opened by the first request, closed when the user ends. */
class EchoClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 5000;

    private final UserContext user;
    private final Socket socket = new Socket();
    private BufferedReader in;

    EchoClient(UserContext user) {
        this.user = user;
    }

    /** Sends a line and waits for the answer. What goes wrong is the failure of the sample. */
    void send(String name, String line) {
        Measurement.take(
                user,
                "TCP",
                name,
                measurement -> {
                    connect();
                    socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
                    String answer = in.readLine();
                    if (answer == null) throw new EOFException("the server closed the connection");
                    measurement.length(answer.length()).context("answer", answer);
                    if (!answer.equals(line)) measurement.failure("the answer is not the question");
                });
    }

    private void connect() throws IOException {
        if (!socket.isConnected()) {
            URI host = URI.create(user.host());
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(host.getHost(), host.getPort()), TIMEOUT_MILLIS);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
