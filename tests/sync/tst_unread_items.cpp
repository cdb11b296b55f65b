#include "services/sync/UnreadItems.h"
#include "tests/support/Testing.h"

using namespace ph;

namespace {

ItemFault fault(const char* item, ErrorKind kind = ErrorKind::Unreadable)
{
    return {QString::fromLatin1(item), Error::make(kind, QString::fromLatin1(item))};
}

QStringList itemsOf(const std::vector<UnreadItem>& unread)
{
    QStringList items;
    for (const auto& one : unread)
        items << one.fault.item;
    return items;
}

RunBatch runCalled(const char* id)
{
    Run run;
    run.key.remoteId = QString::fromLatin1(id);
    RunBatch batch;
    batch.append(run);
    return batch;
}

constexpr std::int64_t passEndedMs = 1'000;
constexpr std::int64_t beforeIt = 900, afterIt = 1'100; // when everything was read last

const std::vector<UnreadItem> earlier{{fault("1/abc/meta.yaml"), passEndedMs},
                                      {fault("1/def/meta.yaml"), passEndedMs}};
const QStringList both{QStringLiteral("1/abc/meta.yaml"), QStringLiteral("1/def/meta.yaml")};
const QStringList second{QStringLiteral("1/def/meta.yaml")};

} // namespace

/// What a pass could not read and later ones do not look at.
class TestUnreadItems : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatNobodyLookedAtStaysUnread()
    {
        const UnreadItems items(earlier);
        QCOMPARE(itemsOf(items.standing({}, beforeIt)), both);
        QCOMPARE(items.standing({}, beforeIt).front().passEndedMs, passEndedMs);
        QVERIFY(items.found(2'000).empty());
    }

    void aRunThatWasReadIsUnreadNoMore()
    {
        UnreadItems items(earlier);
        items.noteRead(runCalled("abc"));
        items.noteRead(runCalled("xyz"));
        QCOMPARE(itemsOf(items.standing({}, beforeIt)), second);
    }

    void anItemThatWasReadIsUnreadNoMore()
    {
        UnreadItems items(earlier);
        items.noteRead(QStringLiteral("1/abc/meta.yaml"));
        QCOMPARE(itemsOf(items.standing({}, beforeIt)), second);
    }

    void whatWasMetAgainIsNotToldTwice()
    {
        UnreadItems items(earlier);
        items.add(fault("1/abc/meta.yaml"));
        QCOMPARE(itemsOf(items.standing({fault("1/abc/meta.yaml")}, beforeIt)), second);
        QCOMPARE(itemsOf(items.found(2'000)), QStringList(QStringLiteral("1/abc/meta.yaml")));
        QCOMPARE(items.found(2'000).front().passEndedMs, 2'000);
    }

    void whatOthersReadOrMetMeanwhileIsAsTheyLeftIt()
    {
        UnreadItems items(earlier);
        items.noteRead(runCalled("def"));
        items.noteKnown({earlier[1], {fault("1/ghi/meta.yaml"), 1'500}}); // abc was read, ghi was not
        QCOMPARE(itemsOf(items.standing({}, beforeIt)), QStringList(QStringLiteral("1/ghi/meta.yaml")));
    }

    void onceEverythingWasReadNothingStands()
    {
        const UnreadItems items(earlier);
        QVERIFY(items.standing({}, afterIt).empty());
    }

    void whatEveryListNamesIsNotRemembered()
    {
        UnreadItems items({});
        items.addListed(fault("2"));
        items.add(fault("2"));
        QVERIFY(items.found(2'000).empty());
    }

    void onlyWhatMayPassByItselfIsOwed()
    {
        const UnreadItems items({{fault("a: logged models", ErrorKind::ServerFault), passEndedMs},
                                 {fault("b: logged models", ErrorKind::Forbidden), passEndedMs}});
        QVERIFY(items.isOwed(QStringLiteral("a: logged models")));
        QVERIFY(!items.isOwed(QStringLiteral("b: logged models")));
        QVERIFY(!items.isOwed(QStringLiteral("c: logged models")));
    }
};

QTEST_GUILESS_MAIN(TestUnreadItems)
#include "tst_unread_items.moc"
