//! One connection to a printer.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout_at};

use crate::answer::{Answer, Answers};
use crate::command;
use crate::condition::Condition;
use crate::limits::ANSWER;
use crate::trouble::Trouble;

/// One connection to a printer, with what it has said so far.
#[derive(Debug)]
pub(crate) struct Line {
    stream: TcpStream,
    answers: Answers,
    /// Marks that were answered.
    pub(crate) marks: usize,
    /// What it last told of its own accord.
    told: Option<Condition>,
}

impl Line {
    pub(crate) fn new(stream: TcpStream) -> Self {
        Self { stream, answers: Answers::default(), marks: 0, told: None }
    }

    /// Sends all of it. A printer that takes nothing more for [`ANSWER`] is asked nothing: it is full, so it stands still.
    pub(crate) async fn send(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        match timeout_at(Instant::now() + ANSWER, self.stream.write_all(bytes)).await {
            Ok(sent) => sent.map_err(|_| Trouble::Away),
            Err(_) => Err(self.told.and_then(Condition::trouble).unwrap_or(Trouble::Still)),
        }
    }

    /// How it stands now.
    pub(crate) async fn condition(&mut self) -> Result<Condition, Trouble> {
        let mut bytes = [0; 4];
        for (byte, what) in bytes.iter_mut().zip(1..) {
            // One at a time: which of the four an answer is, it does not say.
            self.send(&command::ask(what)).await?;
            let until = Instant::now() + ANSWER;
            *byte = loop {
                match self.next(until).await? {
                    Some(Answer::AtOnce(byte)) => break byte,
                    Some(_) => {}
                    None => return Err(Trouble::Silent),
                }
            };
        }
        Ok(Condition::asked(bytes))
    }

    /// The next message, or nothing until then. A mark is counted as well.
    pub(crate) async fn next(&mut self, until: Instant) -> Result<Option<Answer>, Trouble> {
        loop {
            let Ok(byte) = timeout_at(until, self.stream.read_u8()).await else { return Ok(None) };
            let answer = self.answers.take(byte.map_err(|_| Trouble::Away)?)?;
            match answer {
                Some(Answer::Mark) => self.marks += 1,
                Some(Answer::Told(condition)) => self.told = Some(condition),
                Some(Answer::AtOnce(_) | Answer::Frame) | None => {}
            }
            if answer.is_some() {
                return Ok(answer);
            }
        }
    }

    /// Reads on until nothing has come for so long.
    pub(crate) async fn until_quiet(&mut self, quiet: Duration) -> Result<(), Trouble> {
        while self.next(Instant::now() + quiet).await?.is_some() {}
        Ok(())
    }

    /// Ends it in order, so that what was sent is not lost and the printer is free for the next one.
    pub(crate) async fn close(mut self) {
        let _: Result<(), _> = self.stream.shutdown().await;
        // What it still says would else be answered by a reset.
        let mut rest = [0; 64];
        let until = Instant::now() + Duration::from_millis(200);
        while let Ok(Ok(1..)) = timeout_at(until, self.stream.read(&mut rest)).await {}
    }
}
