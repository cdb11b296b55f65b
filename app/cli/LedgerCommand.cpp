#include "app/cli/CommandLine.h"
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

/// The keys of the workspace, and those given by hand.
Result<KnownKeys> keysOf(CommandLine& line, const std::vector<std::string>& given)
{
    auto keys = KeyStore(line.workspace()->state()).publicKeys();
    for (const auto& text : given) {
        const auto key = publicKeyFromText(QString::fromStdString(text));
        if (!key)
            return fail(key.error());
        if (keys)
            keys->insert(keyId(*key), *key);
    }
    return keys;
}

/// `held`: the home whose head the ledger was checked to hold; null: of none.
void report(CommandLine& line, const LedgerCheck& check, const HomeAnchor* held)
{
    if (check.broken)
        line.exitCode = ExitCode::Failed;
    if (line.output == CommandLine::Output::Json) {
        nlohmann::json broken = nullptr;
        if (check.broken) {
            broken = {{"why", jsonText(ledgerBreakName(check.broken->why))},
                      {"entry", check.broken->seq},
                      {"detail", jsonText(check.broken->detail)}};
        }
        nlohmann::json anchor = nullptr;
        if (held)
            anchor = {{"environment", jsonText(held->environment)},
                      {"entries", held->entries},
                      {"head", jsonText(held->head)}};
        return line.print(nlohmann::json{{"entries", check.entries},
                                         {"head", jsonText(check.head)},
                                         {"broken", broken},
                                         {"anchor", anchor}});
    }
    if (check.broken) {
        return line.print(QCoreApplication::translate("LedgerCommand", "Broken at entry %1 (%2): %3")
                              .arg(check.broken->seq)
                              .arg(ledgerBreakName(check.broken->why), terminalText(check.broken->detail)));
    }
    line.print(check.entries == 0 ? QCoreApplication::translate("LedgerCommand", "Empty: there is no entry.")
                                  : QCoreApplication::translate("LedgerCommand", "Whole: %n entries. Head %1",
                                                                nullptr, int(check.entries))
                                        .arg(check.head));
    if (held)
        line.print(QCoreApplication::translate("LedgerCommand",
                                               "The release home of %1 keeps its head as of %n entries",
                                               nullptr, int(held->entries))
                       .arg(terminalText(held->environment)));
}

/// What release homes keep of the end of the workspace's ledger; whoever asked is told where none does.
HomeAnchors heldAnchors(CommandLine& line)
{
    auto anchors = homeAnchors(*line.workspace(), line.stop());
    for (const auto& note : anchors.notes)
        line.note(note);
    if (!anchors.latest)
        line.note(QCoreApplication::translate(
            "LedgerCommand",
            "No release home keeps its head: entries cut off at its end could not be missed."));
    return anchors;
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

const HomeAnchor* held(const HomeAnchors& anchors)
{
    return anchors.latest ? &*anchors.latest : nullptr;
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
        const auto keys = keysOf(line, options->keys);
        if (!keys)
            return line.fail(keys.error());
        const auto anchor = QString::fromStdString(options->anchor);
        if (options->file.empty()) {
            const auto anchors = anchor.isEmpty() ? heldAnchors(line) : HomeAnchors();
            const auto check = anchor.isEmpty()
                                   ? checkStored(line, *keys, anchors)
                                   : verifyStoredLedger(line.workspace()->state(), *keys, anchor);
            return check ? report(line, *check, held(anchors)) : line.fail(check.error());
        }
        const auto bytes = contentsOf(QString::fromStdString(options->file));
        if (!bytes)
            return line.fail(bytes.error());
        const auto firstLine = bytes->left(std::max<qsizetype>(bytes->indexOf('\n'), 0));
        if (anchor.isEmpty())
            line.note(QCoreApplication::translate(
                "LedgerCommand",
                "Its end was not checked: entries cut off there could not be missed. Give the head that it "
                "must hold with --anchor."));
        const bool exported = firstLine.contains("\"payloadType\"");
        report(line,
               exported ? verifyExport(*bytes, *keys, anchor) : verifyLedgerLines(*bytes, *keys, anchor),
               nullptr);
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
        const auto anchors = heldAnchors(line);
        const auto check = checkStored(line, *keys, anchors);
        if (!check)
            return line.fail(check.error());
        if (check->broken) // nobody signs a broken ledger
            return report(line, *check, nullptr);
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
        report(line, *check, held(anchors));
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
