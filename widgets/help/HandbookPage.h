#pragma once

#include "models/values/Handbook.h"

#include <QTextBrowser>

namespace ph {

/// A chapter of the handbook as a page. The only place that shows Markdown, for it shows nothing but what is
/// compiled into the program: raw HTML in it is text, pictures come from :/handbook/pictures alone, and no
/// link is followed here.
class HandbookPage : public QTextBrowser {
    Q_OBJECT
public:
    explicit HandbookPage(QWidget* parent = nullptr);

    void showChapter(const HandbookChapter& chapter);
    void goTo(const QString& anchor); ///< empty, or none of the chapter: its beginning

    /// Marks what is found in the page, and goes to the next one from where the last one was.
    enum class Way { Onward, Back, FromHere };
    void find(const QString& text, Way way);
    int foundCount() const { return int(found_.size()); }
    int foundAt() const { return at_; } ///< from 0; -1: none

Q_SIGNALS:
    void linkActivated(const QString& link); ///< as the chapter says it

protected:
    QVariant loadResource(int type, const QUrl& name) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void render();
    void nameAnchors(QTextDocument& document) const;
    void markFound();
    QTextDocument* made_ = nullptr; ///< of the chapter
    HandbookChapter chapter_;
    QString sought_;
    QList<QTextCursor> found_;
    int at_ = -1;
};

} // namespace ph
