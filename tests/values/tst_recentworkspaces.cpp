#include "models/values/RecentWorkspaces.h"

#include <QTest>

using namespace ph;

class TestRecentWorkspaces : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLatestStandsFirstAndOnce();
    void whatIsWrittenIsReadAgain();
    void othersMayHaveWrittenIntoIt();
    void aLongListIsCut();
};

void TestRecentWorkspaces::theLatestStandsFirstAndOnce()
{
    const QStringList before{QStringLiteral("/a"), QStringLiteral("/b")};
    QCOMPARE(withRecentWorkspace(before, QStringLiteral("/b")),
             (QStringList{QStringLiteral("/b"), QStringLiteral("/a")}));
    QCOMPARE(withRecentWorkspace(before, QStringLiteral("/c")).size(), 3);
    // What would be two lines, or depends on where the program was started, is not kept.
    QCOMPARE(withRecentWorkspace(before, QStringLiteral("/x\n/etc")), before);
    QCOMPARE(withRecentWorkspace(before, QStringLiteral("x")), before);
}

void TestRecentWorkspaces::whatIsWrittenIsReadAgain()
{
    const QStringList folders{QStringLiteral("/home/ada/Übung 1"), QStringLiteral("/srv/#1"),
                              QStringLiteral("/ends with a blank ")};
    QCOMPARE(recentWorkspacesFrom(recentWorkspacesText(folders)), folders);
    QCOMPARE(recentWorkspacesFrom({}), QStringList());
}

void TestRecentWorkspaces::othersMayHaveWrittenIntoIt()
{
    QCOMPARE(recentWorkspacesFrom("# mine\n/a\r\n\nrelative\n/a\n~/b\n/c\x07\n/d"),
             (QStringList{QStringLiteral("/a"), QStringLiteral("/d")}));
    QCOMPARE(recentWorkspacesFrom(QByteArray(100'000, '\xff')), QStringList());
}

void TestRecentWorkspaces::aLongListIsCut()
{
    QStringList folders;
    for (int i = 0; i < 100; ++i)
        folders = withRecentWorkspace(folders, QStringLiteral("/%1").arg(i));
    QCOMPARE(folders.size(), mostRecentWorkspaces);
    QCOMPARE(folders.first(), QStringLiteral("/99"));
    QCOMPARE(recentWorkspacesFrom(QByteArray("/a\n/b\n") + recentWorkspacesText(folders)).size(),
             mostRecentWorkspaces);
}

QTEST_GUILESS_MAIN(TestRecentWorkspaces)
#include "tst_recentworkspaces.moc"
