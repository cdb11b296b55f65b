#pragma once

#include "models/values/HandbookSearch.h"

#include <QWidget>

class QListWidget;
class QListWidgetItem;
class QStackedWidget;

namespace ph {

class FindBar;
class HandbookPage;
class IconButton;
class PlainLabel;
class SearchField;

/// The handbook: chapters and what a search finds at the left, the page at the right. Ctrl+L searches, Ctrl+F
/// finds in the page, Alt+← and Alt+→ go back and on, Ctrl+W closes.
class HelpView : public QWidget {
    Q_OBJECT
public:
    explicit HelpView(QWidget* parent = nullptr);
    ~HelpView() override;

    void setHandbook(const Handbook& book);
    /// Remembered until there is a handbook. What it does not have opens its first chapter.
    void open(const HandbookPlace& place);
    HandbookPlace place() const { return place_; }
    void setHits(const QString& query,
                 const QList<HandbookHit>& hits); ///< passed over where another is asked
    void search(const QString& query);

Q_SIGNALS:
    void searched(const QString& query); ///< each letter; answered by setHits()
    void externalLinkActivated(const QUrl& link);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildSide();
    QWidget* buildPage();
    void fillContents();
    void showPlace(const HandbookPlace& place);
    void turn(QList<HandbookPlace>& from, QList<HandbookPlace>& to);
    void follow(const QString& link);
    void openItem(const QListWidgetItem* item);
    Handbook book_;
    HandbookPlace place_;
    QList<HandbookPlace> back_, onward_;
    SearchField* search_ = nullptr;
    QStackedWidget* side_ = nullptr;
    QListWidget* contents_ = nullptr;
    QListWidget* hits_ = nullptr;
    PlainLabel* nothing_ = nullptr;
    IconButton* goBack_ = nullptr;
    IconButton* goOn_ = nullptr;
    PlainLabel* title_ = nullptr;
    PlainLabel* notice_ = nullptr;
    HandbookPage* page_ = nullptr;
    FindBar* find_ = nullptr;
};

} // namespace ph
