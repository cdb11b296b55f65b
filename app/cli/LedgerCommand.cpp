#include "app/cli/TrustedKeys.h"
#include "app/release/HomeAnchors.h"
#include "app/release/OwnKey.h"
#include "models/values/WholeFile.h"
#include "services/release/LedgerExport.h"
#include "services/release/ReleaseStore.h"

#include <QCoreApplication>
#include <QFile>

namespace ph {

namespace {

constexpr qint64 maxBytes = qint64(1) << 30;

Result<QByteArray> contentsOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(file.exists() ? ErrorKind::Storage : ErrorKind::NotFound, path, file.errorString());
    if (file.size() > maxBytes)
        return fail(ErrorKind::Invalid, path,
                    QCoreApplication::translate("LedgerCommand", "A ledger file has at most 1 GiB."));
    return file.readAll();
}

/// How the end of a ledger compares with what is kept of it elsewhere.
struct LedgerEnd {
    enum class Judged { ByHome, ByHand, NotAtAll } judged = Judged::ByHand;
    std::optional<HomeAnchor> kept = {}; ///< of ByHome
};

/// Entries that the home knows of and the ledger does not have: it was written before them, or cut.
std::int64_t fewer(const LedgerCheck& check, const LedgerEnd& end)
{
    return end.kept ? std::max<std::int64_t>(end.kept->entries - check.entries, 0) : 0;
}

QString inWords(const LedgerCheck& check, const LedgerEnd& end)
{
    if (check.broken)
        return QCoreApplication::translate("LedgerCommand", "Broken at entry %1 (%2): %3")
            .arg(check.broken->seq)
            .arg(ledgerBreakName(check.broken->why), terminalText(check.broken->detail));
    if (const auto missing = fewer(check, end); missing > 0)
        return (check.entries == 0
                    ? QCoreApplication::translate(
                          "LedgerCommand",
                          "Empty, and ends before the release home of %1: %2 entries of %3, %4 fewer.")
                    : QCoreApplication::translate(
                          "LedgerCommand",
                          "Whole, and ends before the release home of %1: %2 entries of %3, %4 fewer."))
            .arg(terminalText(end.kept->environment))
            .arg(check.entries)
            .arg(end.kept->entries)
            .arg(missing);
    return check.entries == 0 ? QCoreApplication::translate("LedgerCommand", "Empty: there is no entry.")
                              : QCoreApplication::translate("LedgerCommand", "Whole: %n entries. Head %1",
                                                            nullptr, int(check.entries))
                                    .arg(check.head);
}

QString endInWords(const LedgerCheck& check, const LedgerEnd& end)
{
    if (end.kept && fewer(check, end) > 0)
        return QCoreApplication::translate("LedgerCommand", "It was written before these, or cut. %1")
            .arg(check.head.isEmpty() ? QString() : QStringLiteral("Head ") + check.head)
            .trimmed();
    if (end.kept)
        return QCoreApplication::translate("LedgerCommand",
                                           "The release home of %1 keeps its head as of %n entries", nullptr,
                                           int(end.kept->entries))
            .arg(terminalText(end.kept->environment));
    return end.judged == LedgerEnd::Judged::NotAtAll
               ? QCoreApplication::translate("LedgerCommand",
                                             "Its end cannot be judged: no release home here keeps one, and "
                                             "entries cut off there could not be missed. Give the head that "
                                             "it must hold with --anchor.")
               : QString();
}

void report(CommandLine& line, const LedgerCheck& check, const LedgerEnd& end)
{
    if (check.broken)
        line.exitCode = ExitCode::Failed;
    else if (fewer(check, end) > 0)
        line.exitCode = ExitCode::Partial;
    const auto said = check.broken ? QString() : endInWords(check, end);
    if (line.output == CommandLine::Output::Json) {
        if (end.judged == LedgerEnd::Judged::NotAtAll && !said.isEmpty())
            line.note(said);
        nlohmann::json broken = nullptr;
        if (check.broken) {
            broken = {{"why", jsonText(ledgerBreakName(check.broken->why))},
                      {"entry", check.broken->seq},
                      {"detail", jsonText(check.broken->detail)}};
        }
        nlohmann::json anchor = nullptr;
        if (end.kept)
            anchor = {{"environment", jsonText(end.kept->environment)},
                      {"entries", end.kept->entries},
                      {"head", jsonText(end.kept->head)}};
        return line.print(
            nlohmann::json{{"entries", check.entries},
                           {"head", jsonText(check.head)},
                           {"broken", broken},
                           {"anchor", anchor},
                           {"fewer", end.kept ? nlohmann::json(fewer(check, end)) : nlohmann::json()}});
    }
    line.print(inWords(check, end));
    if (!said.isEmpty())
        line.print(said);
}

HomeAnchors told(CommandLine& line, HomeAnchors anchors)
{
    for (const auto& note : std::as_const(anchors.notes))
        line.note(note);
    return anchors;
}

LedgerEnd endOf(const HomeAnchors& anchors)
{
    return {anchors.latest ? LedgerEnd::Judged::ByHome : LedgerEnd::Judged::NotAtAll, anchors.latest};
}

/// The workspace's ledger. A home that kept its end and does not any more is a broken link as well: with the
/// end gone here too, nothing but the home's history would miss it.
Result<LedgerCheck> checkStored(CommandLine& line, const KnownKeys& keys, const HomeAnchors& anchors)
{
    auto check = verifyStoredLedger(line.workspace()->state(), keys,
                                    anchors.latest ? anchors.latest->head : QString());
    if (check && !check->broken && !anchors.lost.isEmpty())
        check->broken = LedgerBreak{LedgerBreak::Why::Anchor, check->entries, anchors.lost.join(u' ')};
    return check;
}

LedgerCheck checkLines(const QByteArray& bytes, const KnownKeys& keys, const QString& anchor)
{
    const auto firstLine = bytes.left(std::max<qsizetype>(bytes.indexOf('\n'), 0));
    return firstLine.contains("\"payloadType\"") ? verifyExport(bytes, keys, anchor)
                                                 : verifyLedgerLines(bytes, keys, anchor);
}

/// Whose ledger a file without any entry is asked about: of the one key that was given, else of the own.
QString writerOfNothing(CommandLine& line, const std::vector<std::string>& given)
{
    const auto one = given.size() == 1 ? publicKeyFromText(QString::fromStdString(given.front()))
                                       : Result<QByteArray>(QByteArray());
    return one && !one->isEmpty() ? keyId(*one)
                                  : KeyStore(line.workspace()->state()).own().value_or(KnownKey()).id;
}

/// A file whose end is held against what the homes keep of the ledger of whoever wrote it. It may be older
/// than that end, which is said, and no broken link.
void verifyFile(CommandLine& line, const QByteArray& bytes, const KnownKeys& keys,
                const std::vector<std::string>& given)
{
    auto check = checkLines(bytes, keys, {});
    if (check.broken)
        return report(line, check, {});
    const auto writer = check.writer.isEmpty() ? writerOfNothing(line, given) : check.writer;
    const auto anchors = told(line, homeAnchorsOf(keys.value(writer), *line.workspace(), line.stop()));
    for (const auto& one : anchors.lost)
        line.note(one);
    const auto end = endOf(anchors);
    if (end.kept && check.entries >= end.kept->entries)
        check = checkLines(bytes, keys, end.kept->head);
    report(line, check, end);
}

void addVerify(Command ledger, CommandLine& line)
{
    struct Options {
        std::string file, anchor;
        std::vector<std::string> keys;
    };
    auto verify = ledger.subcommand("verify", "Check every link and signature; names the first broken one");
    auto options = std::make_shared<Options>();
    verify.option("FILE", options->file, "A ledger's lines or its export; without one, the workspace's");
    verify.option("--key", options->keys, "A public key to trust besides the workspace's (ed25519:…)");
    verify.option("--anchor", options->anchor,
                  "A head hash that the ledger must hold; else the one that a release home keeps");
    verify.footer("Examples:\n"
                  "  pilothouse ledger verify\n"
                  "  pilothouse ledger verify ledger.jsonl --anchor sha256:…");
    line.onParsed(verify, [&line, options] {
        if (!line.workspace())
            return;
        const auto keys = trustedKeys(line, options->keys);
        if (!keys)
            return line.fail(keys.error());
        const auto anchor = QString::fromStdString(options->anchor);
        const bool byHand = !anchor.isEmpty();
        if (options->file.empty()) {
            const auto anchors =
                byHand ? HomeAnchors() : told(line, homeAnchors(*line.workspace(), line.stop()));
            const auto check = byHand ? verifyStoredLedger(line.workspace()->state(), *keys, anchor)
                                      : checkStored(line, *keys, anchors);
            return check ? report(line, *check, byHand ? LedgerEnd() : endOf(anchors))
                         : line.fail(check.error());
        }
        const auto bytes = contentsOf(QString::fromStdString(options->file));
        if (!bytes)
            return line.fail(bytes.error());
        byHand ? report(line, checkLines(*bytes, *keys, anchor), {})
               : verifyFile(line, *bytes, *keys, options->keys);
    });
}

void addExport(Command ledger, CommandLine& line)
{
    struct Options {
        std::string out;
        std::string format = "dsse";
    };
    auto command = ledger.subcommand("export", "Write the ledger to a file");
    command.footer("Example:\n  pilothouse ledger export --out ledger.jsonl");
    auto options = std::make_shared<Options>();
    command.option("--out", options->out, "File to write").required().valueName("FILE");
    command
        .option("--format", options->format,
                "dsse: in-toto statements in signed envelopes; lines: the ledger as it is")
        .showDefault()
        .oneOf({"dsse", "lines"});
    line.onParsed(command, [&line, options] {
        if (!line.workspace())
            return;
        auto& state = line.workspace()->state();
        const auto keys = KeyStore(state).publicKeys();
        auto lines = storedLedgerLines(state);
        if (!keys || !lines)
            return line.fail(keys ? lines.error() : keys.error());
        const auto anchors = told(line, homeAnchors(*line.workspace(), line.stop()));
        const auto check = checkStored(line, *keys, anchors);
        if (!check)
            return line.fail(check.error());
        if (check->broken) // nobody signs a broken ledger
            return report(line, *check, {});
        auto bytes = std::move(lines);
        if (options->format == "dsse") {
            const auto key = KeyStore(state).loadOwn(line.workspace()->vault());
            if (!key)
                return line.fail(key.error());
            bytes = exportLedgerLines(*bytes, *key);
        }
        const auto written = bytes ? writeWholeFile(QString::fromStdString(options->out), *bytes)
                                   : Result<void>(fail(bytes.error()));
        if (!written)
            return line.fail(written.error());
        report(line, *check, endOf(anchors));
    });
}

void printKey(CommandLine& line, const KnownKey& key)
{
    if (line.output == CommandLine::Output::Json)
        return line.print(nlohmann::json{{"id", jsonText(key.id)},
                                         {"public_key", jsonText(publicKeyText(key.publicKey))},
                                         {"secret", jsonText(key.secret.text)}});
    line.print(QStringLiteral("id          %1").arg(key.id));
    line.print(QStringLiteral("public key  %1").arg(publicKeyText(key.publicKey)));
    line.print(QStringLiteral("secret      %1").arg(terminalText(key.secret.text)));
}

void addKey(Command ledger, CommandLine& line)
{
    auto command = ledger.subcommand("key", "Show the key that signs here; makes one where there is none");
    auto file = std::make_shared<std::string>();
    command.option("--file", *file, "Keep a new private key in this file instead of the keychain")
        .valueName("PATH");
    command.footer("Example:\n  pilothouse ledger key");
    line.onParsed(command, [&line, file] {
        if (!line.workspace())
            return;
        auto key = KeyStore(line.workspace()->state()).own();
        if (!key && key.error().kind == ErrorKind::NotFound)
            key = makeOwnKey(*line.workspace(), *file);
        if (!key)
            return line.fail(key.error());
        printKey(line, *key);
    });
}

} // namespace

void addLedgerCommand(Command app, CommandLine& line)
{
    auto ledger = app.subcommand("ledger", "The signed record of every decision and action");
    ledger.requireSubcommand();
    ledger.footer("Example:\n  pilothouse ledger verify");
    addVerify(ledger, line);
    addExport(ledger, line);
    addKey(ledger, line);
}

} // namespace ph
