#pragma once

#include "app/Workspace.h"
#include "app/print/PrintedPage.h"

#include <QObject>

namespace ph {

/// Prints what a window shows, on a printer or into a PDF. The page is read at once, so that it may change
/// meanwhile; it is laid out and written on a worker.
class Printing final : public QObject {
    Q_OBJECT
public:
    /// `parent` is the window that asks.
    Printing(Workspace& workspace, QWidget& window, QObject* parent = nullptr);
    void print(const QWidget& page, const QString& title);
    /// Asks for the file.
    void printToPdf(const QWidget& page, const QString& title);
    void writePdf(const PrintedPage& page, const QString& file);
    PrintedPage read(const QWidget& page, const QString& title) const;

Q_SIGNALS:
    void messageRaised(const QString& text);
    void failed(const ph::Error& error);

private:
    Workspace& workspace_;
    QWidget& window_;
    std::vector<JobHandle> jobs_;
};

} // namespace ph
