#include "services/release/CanonicalJson.h"
#include "services/release/LedgerExport.h"
#include "tests/support/Testing.h"

using namespace ph;

namespace {

SigningKey keyOf(unsigned char n)
{
    std::array<unsigned char, 32> seed{};
    seed.fill(n);
    return SigningKey::fromSeed(seed);
}

KnownKeys known()
{
    return {{keyOf(1).id(), keyOf(1).publicKey()}, {keyOf(2).id(), keyOf(2).publicKey()}};
}

QList<LedgerEntry> sampleLedger()
{
    QList<LedgerEntry> entries;
    for (int i = 0; i < 3; ++i) {
        const auto hash = entries.isEmpty() ? QString() : entries.last().hash;
        entries.append(nextLedgerEntry(i, hash, 1'795'651'200'000 + i, QStringLiteral("step.confirmed"),
                                       {{"place", "models:/fraud@champion"}, {"value", "\"7\" \xe2\x89\xa5"}},
                                       {{"value", "7"}, {"took_ms", 12.5}}, keyOf(i % 2 ? 2 : 1))
                           .value());
    }
    return entries;
}

QByteArray sampleLines()
{
    return ledgerLines(sampleLedger()).value();
}

} // namespace

class TestReleaseLedger : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWholeLedgerIsWhole();
    void entriesComeBackFromTheirLines();
    void everyChangedByteIsFoundInItsEntry();
    void everyCutIsFound();
    void linesMovedAboutAreFound();
    void aRewrittenEntryIsNamedForItsReason();
    void theAnchorFindsALostEnd();
    void preAuthEncodingIsTheSpecifications();
    void exportsAreStatementsThatVerify();
    void everyChangedByteOfAnExportIsFound();
};

void TestReleaseLedger::aWholeLedgerIsWhole()
{
    const auto check = verifyLedgerLines(sampleLines(), known());
    QVERIFY2(!check.broken, check.broken ? qPrintable(check.broken->detail) : "");
    QCOMPARE(check.entries, 3);
    QCOMPARE(check.head, sampleLedger().last().hash);
    QVERIFY(!verifyLedgerLines({}, known()).broken);
}

void TestReleaseLedger::entriesComeBackFromTheirLines()
{
    const auto entries = sampleLedger();
    for (const auto& entry : entries)
        QCOMPARE(ledgerEntryFromLine(ledgerLine(entry).value(), {}).value(), entry);
}

void TestReleaseLedger::everyChangedByteIsFoundInItsEntry()
{
    const auto lines = sampleLines();
    for (qsizetype i = 0; i < lines.size(); ++i) {
        for (const char byte : {char(lines[i] ^ (i % 2 ? 1 : 2)), i % 3 ? '\n' : char(lines[i] ^ 0xa0)}) {
            if (byte == lines[i])
                continue;
            auto changed = lines;
            changed[i] = byte;
            const auto check = verifyLedgerLines(changed, known());
            QVERIFY2(check.broken, changed.constData());
            QCOMPARE(check.broken->seq, lines.left(i).count('\n') + 1);
            QVERIFY(!check.broken->detail.isEmpty());
        }
    }
}

void TestReleaseLedger::everyCutIsFound()
{
    const auto lines = sampleLines();
    const auto head = sampleLedger().last().hash;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        auto shorter = lines;
        QVERIFY(verifyLedgerLines(shorter.remove(i, 1), known()).broken);
        const auto cut = verifyLedgerLines(lines.left(i), known(), head);
        QVERIFY(cut.broken);
        const bool wholeLine = i == 0 || lines[i - 1] == '\n';
        QCOMPARE(ledgerBreakName(cut.broken->why),
                 wholeLine ? QStringLiteral("anchor") : QStringLiteral("truncated"));
    }
}

void TestReleaseLedger::linesMovedAboutAreFound()
{
    using Why = LedgerBreak::Why;
    auto entries = sampleLedger();
    const auto whyOf = [](const QList<LedgerEntry>& list) { return verifyLedger(list, known()).broken->why; };
    auto swapped = entries;
    swapped.swapItemsAt(1, 2);
    QCOMPARE(whyOf(swapped), Why::SequenceGap);
    auto without = entries;
    without.removeAt(1);
    QCOMPARE(whyOf(without), Why::SequenceGap);
    QCOMPARE(verifyLedger(without, known()).broken->seq, 2);
    auto headless = entries;
    headless.removeFirst();
    QCOMPARE(whyOf(headless), Why::SequenceGap);
    auto twice = entries;
    twice.insert(1, entries[1]);
    QCOMPARE(whyOf(twice), Why::SequenceGap);
}

void TestReleaseLedger::aRewrittenEntryIsNamedForItsReason()
{
    using Why = LedgerBreak::Why;
    const auto entries = sampleLedger();
    const auto whyOf = [&](const std::function<void(QList<LedgerEntry>&)>& spoil) {
        auto changed = entries;
        spoil(changed);
        return verifyLedger(changed, known()).broken->why;
    };
    QCOMPARE(whyOf([](auto& l) { l[1].kind = QStringLiteral("x"); }), Why::Hash);
    QCOMPARE(whyOf([](auto& l) { l[1].timeMs += 1; }), Why::Hash);
    QCOMPARE(whyOf([](auto& l) { l[1].observed = "{}"; }), Why::Hash);
    QCOMPARE(whyOf([](auto& l) { l[1].asked = "{ }"; }), Why::Unreadable);
    QCOMPARE(whyOf([](auto& l) { l[1].actor = keyOf(1).id(); }), Why::Hash);
    QCOMPARE(whyOf([](auto& l) { l[1].signature[5] = char(l[1].signature[5] ^ 1); }), Why::Signature);
    QCOMPARE(whyOf([](auto& l) { l[1].signature.clear(); }), Why::Signature);
    QCOMPARE(whyOf([](auto& l) { l[1].prevHash = l[1].hash; }), Why::Chain);
    // Written anew, with a proper hash and the writer's own signature: the entry after it does not follow.
    QCOMPARE(whyOf([](auto& l) {
                 l[1] = nextLedgerEntry(1, l[0].hash, 0, QStringLiteral("x"), nlohmann::json::object(),
                                        nlohmann::json::object(), keyOf(2))
                            .value();
             }),
             Why::Chain);
    QCOMPARE(whyOf([](auto& l) {
                 l[1] = nextLedgerEntry(1, l[0].hash, 0, QStringLiteral("x"), nlohmann::json::object(),
                                        nlohmann::json::object(), keyOf(3))
                            .value();
             }),
             Why::UnknownKey);
}

void TestReleaseLedger::theAnchorFindsALostEnd()
{
    auto entries = sampleLedger();
    const auto anchor = entries.last().hash;
    QVERIFY(!verifyLedger(entries, known(), anchor).broken);
    QVERIFY(!verifyLedger(entries, known(), entries[1].hash).broken); // it grew since
    entries.removeLast();
    QVERIFY(!verifyLedger(entries, known()).broken);
    QCOMPARE(verifyLedger(entries, known(), anchor).broken->why, LedgerBreak::Why::Anchor);
}

// The example of the DSSE specification, protocol.md.
void TestReleaseLedger::preAuthEncodingIsTheSpecifications()
{
    QCOMPARE(dssePreAuthEncoding("http://example.com/HelloWorld", "hello world"),
             QByteArray("DSSEv1 29 http://example.com/HelloWorld 11 hello world"));
}

void TestReleaseLedger::exportsAreStatementsThatVerify()
{
    const auto text = exportLedger(sampleLedger(), keyOf(1)).value();
    QCOMPARE(text.count('\n'), 3);
    const auto envelope = nlohmann::json::parse(text.left(text.indexOf('\n')).toStdString());
    QCOMPARE(envelope.at("payloadType"), "application/vnd.in-toto+json");
    const auto payload = QByteArray::fromBase64(QByteArray::fromStdString(envelope.at("payload")));
    const auto statement = nlohmann::json::parse(payload.toStdString());
    QCOMPARE(statement.at("_type"), "https://in-toto.io/Statement/v1");
    QCOMPARE(statement.at("subject").at(0).at("digest").at("sha256"),
             sampleLedger().first().hash.mid(7).toStdString());
    QCOMPARE(statement.at("predicate").at("seq"), 1);
    const auto check = verifyExport(text, known(), sampleLedger().last().hash);
    QVERIFY2(!check.broken, check.broken ? qPrintable(check.broken->detail) : "");
    QCOMPARE(check.entries, 3);
    QCOMPARE(verifyExport(exportLedger(sampleLedger(), keyOf(3)).value(), known()).broken->why,
             LedgerBreak::Why::UnknownKey);
}

void TestReleaseLedger::everyChangedByteOfAnExportIsFound()
{
    const auto text = exportLedger(sampleLedger().first(2), keyOf(1)).value();
    for (qsizetype i = 0; i < text.size(); ++i) {
        auto changed = text;
        changed[i] = char(changed[i] ^ (i % 2 ? 1 : 2));
        const auto check = verifyExport(changed, known());
        QVERIFY2(check.broken, changed.constData());
        QCOMPARE(check.broken->seq, text.left(i).count('\n') + 1);
    }
}

QTEST_GUILESS_MAIN(TestReleaseLedger)
#include "tst_release_ledger.moc"
