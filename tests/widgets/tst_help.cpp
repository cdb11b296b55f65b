#include "models/values/HelpTopic.h"
#include "widgets/common/Banner.h"
#include "widgets/common/StateView.h"
#include "widgets/common/Theme.h"
#include "widgets/help/HandbookPage.h"
#include "widgets/help/HelpView.h"
#include "widgets/releases/Refusal.h"

#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace ph;

namespace {

/// Takes the links to the handbook, as the window does.
class Links : public QObject {
    Q_OBJECT
public:
    Links() { QDesktopServices::setUrlHandler(QLatin1String(helpScheme), this, "open"); }
    ~Links() override { QDesktopServices::unsetUrlHandler(QLatin1String(helpScheme)); }
    QStringList topics;
public Q_SLOTS:
    void open(const QUrl& url) { topics.append(topicOfHelpUrl(url)); }
};

const QString long1 = QStringLiteral("\n\nA line of text.").repeated(80);

Handbook book()
{
    Handbook made;
    made.groups = {{QStringLiteral("Begin"),
                    {QStringLiteral("one"), QStringLiteral("two")},
                    {QStringLiteral("One"), QStringLiteral("Two")}}};
    made.chapters = {
        readHandbookChapter(
            QStringLiteral("one"),
            QStringLiteral("# One\n\nSee [two](two.md#far), or [out](https://example.org), or "
                           "<b>not bold</b>, or [a file](file:///etc/passwd).")),
        readHandbookChapter(QStringLiteral("two"),
                            QStringLiteral("# Two\n\nNeedle.") + long1 +
                                QStringLiteral("\n\n<a id=\"far\"></a>\n## Far away\n\nA needle.") + long1)};
    made.chapters[1].language = HandbookChapter::Language::English;
    return made;
}

template <class T>
T* part(QWidget& view, const char* name)
{
    return view.findChild<T*>(QLatin1String(name));
}

} // namespace

/// The handbook's window, and the links of errors that lead there.
class HelpTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, SchemeChoice::Light); }
    void opensAtAnAnchor();
    void aPlaceIsRememberedUntilThereIsABook();
    void goesBackAndForward();
    void followsLinksWithinOnly();
    void showsNoMarkupAndNoOtherPictures();
    void saysThatAChapterIsNotTranslated();
    void searchesAsOneTypes();
    void findsInThePage();
    void errorsLeadToTheHandbook();
    void whatIsSaidInOtherWordsLeadsThereToo();
};

void HelpTest::opensAtAnAnchor()
{
    HelpView view;
    view.setHandbook(book());
    view.show();
    view.open(handbookPlace(QStringLiteral("two#far")));
    auto* page = part<HandbookPage>(view, "handbookPage");
    QTRY_VERIFY(page->verticalScrollBar()->value() > 100);
    view.open({QStringLiteral("two"), {}});
    QTRY_COMPARE(page->verticalScrollBar()->value(), 0);
    view.open({QStringLiteral("gone"), QStringLiteral("nowhere")});
    QCOMPARE(view.place().text(), QStringLiteral("one"));
}

void HelpTest::aPlaceIsRememberedUntilThereIsABook()
{
    HelpView view;
    view.open(handbookPlace(QStringLiteral("two#far")));
    view.setHandbook(book());
    QCOMPARE(view.place().text(), QStringLiteral("two#far"));
    QVERIFY(part<HandbookPage>(view, "handbookPage")->toPlainText().contains(QLatin1String("Far away")));
}

void HelpTest::goesBackAndForward()
{
    HelpView view;
    view.setHandbook(book());
    auto* back = part<QToolButton>(view, "handbookBack");
    auto* onward = part<QToolButton>(view, "handbookForward");
    QVERIFY(!back->isEnabled());
    view.open(handbookPlace(QStringLiteral("two#far")));
    back->click();
    QCOMPARE(view.place().text(), QStringLiteral("one"));
    QVERIFY(!back->isEnabled() && onward->isEnabled());
    onward->click();
    QCOMPARE(view.place().text(), QStringLiteral("two#far"));
}

void HelpTest::followsLinksWithinOnly()
{
    HelpView view;
    view.setHandbook(book());
    QSignalSpy out(&view, &HelpView::externalLinkActivated);
    auto* page = part<HandbookPage>(view, "handbookPage");
    Q_EMIT page->linkActivated(QStringLiteral("two.md#far"));
    QCOMPARE(view.place().text(), QStringLiteral("two#far"));
    for (const auto* link : {"file:///etc/passwd", "http://example.org", "three.md", "two.md#nowhere"})
        Q_EMIT page->linkActivated(QLatin1String(link));
    QCOMPARE(view.place().text(), QStringLiteral("two#far"));
    QCOMPARE(out.count(), 0);
    Q_EMIT page->linkActivated(QStringLiteral("https://example.org"));
    QCOMPARE(out.count(), 1);
}

void HelpTest::showsNoMarkupAndNoOtherPictures()
{
    HandbookPage page;
    page.showChapter(book().chapters[0]);
    QVERIFY2(page.toPlainText().contains(QLatin1String("<b>not bold</b>")), qPrintable(page.toPlainText()));
    for (const auto* name :
         {"file:///etc/passwd", "https://example.org/pictures/x.png", "/etc/pictures/../passwd"}) {
        const auto got = page.document()->resource(QTextDocument::ImageResource, QUrl(QLatin1String(name)));
        QVERIFY2(got.value<QImage>().isNull() && got.toByteArray().isEmpty(), name);
    }
}

void HelpTest::saysThatAChapterIsNotTranslated()
{
    HelpView view;
    view.setHandbook(book());
    auto* notice = part<QLabel>(view, "handbookNotice");
    QVERIFY(notice->isHidden());
    view.open({QStringLiteral("two"), {}});
    QVERIFY(!notice->isHidden());
}

void HelpTest::searchesAsOneTypes()
{
    HelpView view;
    view.setHandbook(book());
    view.show();
    connect(&view, &HelpView::searched, &view,
            [&](const QString& query) { view.setHits(query, searchHandbook(book(), query)); });
    auto* edit = part<QLineEdit>(view, "searchEdit");
    auto* hits = part<QListWidget>(view, "handbookHits");
    QTest::keyClicks(edit, QStringLiteral("needle"));
    QCOMPARE(hits->count(), 2);
    view.setHits(QStringLiteral("of another query"), {});
    QCOMPARE(hits->count(), 2);
    QTest::keyClick(edit, Qt::Key_Down);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(view.place().text(), QStringLiteral("two#far"));
    QTest::keyClicks(edit, QStringLiteral("xyzzy"));
    QVERIFY(part<QLabel>(view, "handbookNothing")->isVisible());
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(part<QListWidget>(view, "handbookContents")->isVisible());
}

void HelpTest::findsInThePage()
{
    HelpView view;
    view.setHandbook(book());
    view.open({QStringLiteral("two"), {}});
    view.show();
    part<QToolButton>(view, "handbookFind")->click();
    auto* edit = part<QLineEdit>(view, "findInPage");
    auto* count = part<QLabel>(view, "findCount");
    QTest::keyClicks(edit, QStringLiteral("NEEDLE"));
    QCOMPARE(count->text(), QStringLiteral("1 of 2"));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(count->text(), QStringLiteral("2 of 2"));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(count->text(), QStringLiteral("1 of 2"));
    QTest::keyClick(edit, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(count->text(), QStringLiteral("2 of 2"));
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(!edit->isVisible());
    QCOMPARE(part<HandbookPage>(view, "handbookPage")->extraSelections().size(), 0);
}

void HelpTest::errorsLeadToTheHandbook()
{
    Links links;
    Banner banner;
    banner.showError(Error::make(ErrorKind::Unauthorized, QStringLiteral("GET /")));
    part<QPushButton>(banner, "whatToDo")->click();
    StateView state;
    state.setContent(stateForError(Error::make(ErrorKind::Storage, QStringLiteral("state.db"))));
    part<QPushButton>(state, "whatToDo")->click();
    QCOMPARE(links.topics, QStringList({QStringLiteral("troubleshooting#unauthorized"),
                                        QStringLiteral("troubleshooting#storage")}));
    banner.showMessage({Tone::Good, QStringLiteral("Done")});
    QVERIFY(part<QPushButton>(banner, "whatToDo")->isHidden());
    state.setContent({.title = QStringLiteral("Nothing here")});
    QVERIFY(part<QPushButton>(state, "whatToDo")->isHidden());
}

void HelpTest::whatIsSaidInOtherWordsLeadsThereToo()
{
    Links links;
    Banner banner;
    banner.showMessage({.tone = Tone::Bad,
                        .text = QStringLiteral("There is no such file"),
                        .help = QStringLiteral("connections")});
    part<QPushButton>(banner, "whatToDo")->click();
    showRefusal(banner, Error::make(ErrorKind::Forbidden, QStringLiteral("release"),
                                    QStringLiteral("An author does not approve their own.")));
    QCOMPARE(banner.text(), QStringLiteral("An author does not approve their own."));
    part<QPushButton>(banner, "whatToDo")->click();
    QCOMPARE(links.topics,
             QStringList({QStringLiteral("connections"), QStringLiteral("troubleshooting#forbidden")}));
    // The one before is not left behind.
    banner.showMessage({Tone::Warning, QStringLiteral("It is offline.")});
    QVERIFY(part<QPushButton>(banner, "whatToDo")->isHidden());
}

QTEST_MAIN(HelpTest)
#include "tst_help.moc"
