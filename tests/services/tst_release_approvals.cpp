#include "services/release/ApprovalCount.h"
#include "services/release/ApprovalDocument.h"
#include "tests/support/Testing.h"

#include <QTemporaryDir>

using namespace ph;

namespace {

constexpr std::int64_t now = 1'795'651'200'000;
constexpr std::int64_t hour = 3'600'000;

SigningKey keyOf(unsigned char n)
{
    std::array<unsigned char, 32> seed{};
    seed.fill(n);
    return SigningKey::fromSeed(seed);
}

ApprovalSubject subject()
{
    return {QStringLiteral("r1"), QStringLiteral("sha256:plan"), QStringLiteral("sha256:evidence"),
            keyOf(9).id()};
}

Approval said(const SigningKey& key, Approval::Decision decision, std::int64_t timeMs = now - hour)
{
    const auto s = subject();
    return signApproval({s.releaseId,
                         s.planDigest,
                         s.evidenceDigest,
                         decision,
                         QStringLiteral("looked at it"),
                         {},
                         timeMs,
                         {}},
                        key)
        .value();
}

/// One release manager of keys 1 and 2, and two reviewers of 2, 3 and the author.
Quorum quorum()
{
    const auto managers = QStringLiteral("release-managers");
    const auto reviewers = QStringLiteral("reviewers");
    return {{{managers, {keyOf(1).publicKey(), keyOf(2).publicKey()}},
             {reviewers, {keyOf(2).publicKey(), keyOf(3).publicKey(), keyOf(9).publicKey()}}},
            {{managers, 1}, {reviewers, 2}},
            std::chrono::hours(24)};
}

ApprovalCount counted(const QList<Approval>& approvals)
{
    return countApprovals(quorum(), approvals, subject(), now);
}

using enum Approval::Decision;

} // namespace

class TestReleaseApprovals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keysAreThoseOfRfc8032();
    void aKeyGoesThroughAVault();
    void publicKeysAreReadStrictly();
    void enoughIsSaidInWords();
    void theAuthorIsNeverAnApprover();
    void theLatestDecisionOfAKeyCounts();
    void aRejectionStandsInTheWay();
    void whatDoesNotFitIsVoid();
    void oneKeyIsOneVoice();
    void everyTamperedByteIsFound();
    void evidenceIsAllThatGatesAnswered();
};

// RFC 8032, 7.1, test 2.
void TestReleaseApprovals::keysAreThoseOfRfc8032()
{
    std::array<unsigned char, 32> seed{};
    const auto bytes =
        QByteArray::fromHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    std::copy(bytes.begin(), bytes.end(), seed.begin());
    const auto key = SigningKey::fromSeed(seed);
    QCOMPARE(key.publicKey().toHex(),
             QByteArray("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
    const auto signature = key.sign("\x72");
    QCOMPARE(signature.toHex(),
             QByteArray("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
    QVERIFY(verifySignature(key.publicKey(), "\x72", signature));
    QVERIFY(!verifySignature(key.publicKey(), "\x73", signature));
    QVERIFY(!verifySignature({}, "\x72", signature));
}

void TestReleaseApprovals::aKeyGoesThroughAVault()
{
    const auto vault = makeMemoryVault();
    const auto key = SigningKey::generate();
    QVERIFY(key.id() != SigningKey::generate().id());
    const auto reference = key.store(*vault, QStringLiteral("pilothouse/signing"));
    QVERIFY_RESULT(reference);
    const auto loaded = SigningKey::load(*vault, *reference);
    QVERIFY_RESULT(loaded);
    QCOMPARE(loaded->id(), key.id());
    QCOMPARE(loaded->sign("a"), key.sign("a"));
    const auto password = vault->store(QStringLiteral("other"), "hunter2").value();
    const auto wrong = SigningKey::load(*vault, password);
    QVERIFY_ERROR(wrong, ErrorKind::Unreadable);
    QVERIFY(!wrong.error().detail.contains(QLatin1String("hunter2")));
    const QTemporaryDir dir;
    const auto path = dir.filePath(QStringLiteral("key")).toStdString();
    const auto file = key.storeInFile(path);
    QVERIFY_RESULT(file);
    QCOMPARE(SigningKey::load(*vault, *file)->id(),
             key.id()); // the vault demands that nobody else may read it
    QVERIFY_ERROR(key.storeInFile(path), ErrorKind::Conflict); // never over another key
}

void TestReleaseApprovals::publicKeysAreReadStrictly()
{
    const auto text = publicKeyText(keyOf(1).publicKey());
    QCOMPARE(publicKeyFromText(text).value(), keyOf(1).publicKey());
    QVERIFY_ERROR(publicKeyFromText(text.mid(1)), ErrorKind::Invalid);
    QVERIFY_ERROR(publicKeyFromText(text + u' '), ErrorKind::Invalid);
    QVERIFY_ERROR(publicKeyFromText(QStringLiteral("ed25519:AAAA")), ErrorKind::Invalid);
}

void TestReleaseApprovals::enoughIsSaidInWords()
{
    QCOMPARE(counted({}).missing,
             (QStringList{QStringLiteral("1 of 1 approvals of the group release-managers are missing."),
                          QStringLiteral("2 of 2 approvals of the group reviewers are missing.")}));
    QCOMPARE(counted({said(keyOf(1), Approve), said(keyOf(3), Approve)}).missing,
             QStringList{QStringLiteral("1 of 2 approvals of the group reviewers are missing.")});
    QVERIFY(counted({said(keyOf(2), Approve), said(keyOf(3), Approve)}).enough());
    QVERIFY(!counted({said(keyOf(2), Comment), said(keyOf(3), Approve)}).enough());
}

void TestReleaseApprovals::theAuthorIsNeverAnApprover()
{
    const auto count = counted({said(keyOf(2), Approve), said(keyOf(9), Approve)});
    QVERIFY(!count.enough());
    QVERIFY(count.ignored.join(u' ').contains(QLatin1String("is the author")));
}

void TestReleaseApprovals::theLatestDecisionOfAKeyCounts()
{
    const auto approvedBy2And3 = QList{said(keyOf(3), Approve), said(keyOf(2), Approve, now - 3 * hour)};
    QVERIFY(!counted(approvedBy2And3 + QList{said(keyOf(2), Revoke)}).enough());
    QVERIFY(!counted(approvedBy2And3 + QList{said(keyOf(2), Reject)}).enough());
    QVERIFY(counted(approvedBy2And3 + QList{said(keyOf(2), Revoke, now - 4 * hour)}).enough());
    QVERIFY(counted(approvedBy2And3 + QList{said(keyOf(2), Comment)}).enough());
    // Of one and the same moment the one that permits less counts, whatever order they come in.
    const auto revoked = said(keyOf(2), Revoke, now - 3 * hour);
    QVERIFY(!counted(approvedBy2And3 + QList{revoked}).enough());
    QVERIFY(!counted(QList{revoked} + approvedBy2And3).enough());
    const auto rejected = said(keyOf(2), Reject, now - 3 * hour);
    for (const auto& both : {QList{revoked, rejected}, QList{rejected, revoked}})
        QCOMPARE(counted(approvedBy2And3 + both).rejectedBy, QStringList{keyOf(2).id()});
    // What a clock dated ahead hides nothing that was said since.
    const auto ahead = said(keyOf(2), Approve, now + 2 * hour);
    QCOMPARE(counted({ahead, said(keyOf(2), Reject)}).rejectedBy, QStringList{keyOf(2).id()});
}

void TestReleaseApprovals::aRejectionStandsInTheWay()
{
    const QList approvals{said(keyOf(2), Approve), said(keyOf(3), Approve),
                          said(keyOf(1), Reject, now - 2 * hour)};
    const auto count = counted(approvals);
    QCOMPARE(count.missing, QStringList{keyOf(1).id() + QStringLiteral(" rejects it.")});
    QVERIFY(counted(approvals + QList{said(keyOf(1), Revoke)}).enough());
}

void TestReleaseApprovals::whatDoesNotFitIsVoid()
{
    const QList good{said(keyOf(2), Approve), said(keyOf(3), Approve)};
    const auto spoilt = [&](const std::function<void(ApprovalSubject&)>& change) {
        auto other = subject();
        change(other);
        return countApprovals(quorum(), good, other, now);
    };
    QVERIFY(!spoilt([](auto& s) { s.planDigest += u'x'; }).enough());
    QVERIFY(!spoilt([](auto& s) { s.evidenceDigest += u'x'; }).enough());
    QVERIFY(!spoilt([](auto& s) { s.releaseId += u'x'; }).enough());
    QVERIFY(countApprovals(quorum(), good, subject(), now + 22 * hour).enough());
    QVERIFY(!countApprovals(quorum(), good, subject(), now + 23 * hour).enough());
    QVERIFY(!countApprovals(quorum(), good, subject(), now - 2 * hour).enough()); // signed in the future
    const auto stranger = counted(good + QList{said(keyOf(77), Reject)});
    QVERIFY(stranger.enough());
    QVERIFY(stranger.ignored.join(u' ').contains(QLatin1String("no key of this policy")));
    // An approval that has expired does not bring an older decision back.
    QVERIFY(!countApprovals(quorum(), {said(keyOf(3), Approve), said(keyOf(2), Reject, now - 30 * hour)},
                            subject(), now)
                 .enough());
}

void TestReleaseApprovals::oneKeyIsOneVoice()
{
    auto twice = quorum();
    for (auto& group : twice.groups)
        group = {keyOf(2).publicKey(), keyOf(2).publicKey()};
    const auto count = countApprovals(
        twice, {said(keyOf(2), Approve), said(keyOf(2), Approve, now - 2 * hour)}, subject(), now);
    QCOMPARE(count.missing,
             QStringList{QStringLiteral("1 of 2 approvals of the group reviewers are missing.")});
}

void TestReleaseApprovals::everyTamperedByteIsFound()
{
    const auto key = keyOf(2);
    const auto text = canonicalApproval(said(key, Approve)).value();
    QVERIFY(verifyApproval(approvalFromCanonical(text, {}).value(), key.publicKey()));
    for (qsizetype i = 0; i < text.size(); ++i) {
        for (const char byte :
             {char(text[i] ^ 1), char(text[i] ^ 0x20), char(text[i] ^ 0x80), '0', 'z', '\0'}) {
            if (byte == text[i])
                continue;
            auto changed = text;
            changed[i] = byte;
            const auto read = approvalFromCanonical(changed, {});
            QVERIFY2(!read || !verifyApproval(*read, key.publicKey()), changed.constData());
        }
        auto shorter = text;
        QVERIFY(!approvalFromCanonical(shorter.remove(i, 1), {}) ||
                !verifyApproval(approvalFromCanonical(shorter, {}).value(), key.publicKey()));
    }
}

void TestReleaseApprovals::evidenceIsAllThatGatesAnswered()
{
    GateResult a;
    a.id = QStringLiteral("auc");
    a.verdict = GateVerdict::Pass;
    a.threshold = 0.9;
    a.numbers = {{QStringLiteral("auc"), 0.9134, {}},
                 {QStringLiteral("worst"), std::numeric_limits<double>::infinity(), QStringLiteral("ms")}};
    a.settings = {{QStringLiteral("metric"), QStringLiteral("auc")}, {QStringLiteral("floor"), 0.9}};
    auto b = a;
    b.id = QStringLiteral("freeze");
    const auto digest = evidenceDigest({a, b}).value();
    QCOMPARE(evidenceDigest({b, a}).value(), digest);
    QCOMPARE(evidenceFromCanonical(canonicalEvidence({a, b}).value(), {}).value(), (QList{a, b}));
    const std::function<void(GateResult&)> changes[] = {
        [](auto& g) { g.verdict = GateVerdict::Stale; },
        [](auto& g) { g.reason = QStringLiteral("x"); },
        [](auto& g) { g.threshold.reset(); },
        [](auto& g) { g.margin = 0.0; },
        [](auto& g) { g.numbers[0].value = 0.9135; },
        [](auto& g) { g.inputs.insert(QStringLiteral("n"), 1); },
        [](auto& g) { g.evaluatedMs = 5; },
        [](auto& g) { g.sampleSize = 1; }};
    for (const auto& change : changes) {
        auto changed = a;
        change(changed);
        QVERIFY(evidenceDigest({changed, b}).value() != digest);
    }
    QVERIFY(evidenceDigest({a}).value() != digest);
}

QTEST_GUILESS_MAIN(TestReleaseApprovals)
#include "tst_release_approvals.moc"
