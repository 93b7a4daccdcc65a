package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/curation"
	"verkosto/internal/network"
)

// Every mutation is one deed of the curator, and what became of it.

func (r mutationResolver) MergeOrganisations(ctx context.Context, input model.MergeOrganisationsInput) (*model.Payload, error) {
	done, err := r.curator.Merge(ctx, input.Request(), input.Organisations)
	return r.payload(input.Asked, done, err)
}

func (r mutationResolver) SplitOrganisation(ctx context.Context, input model.SplitOrganisationInput) (*model.Payload, error) {
	done, err := r.curator.Split(ctx, input.Request(), input.Organisation, input.From)
	return r.payload(input.Asked, done, err)
}

func (r mutationResolver) DecideMatch(ctx context.Context, input model.DecideMatchInput) (*model.Payload, error) {
	done, err := r.curator.Decide(ctx, input.Request(), input.Match, input.Verdict)
	return r.payload(input.Asked, done, err)
}

func (r mutationResolver) WithdrawDecision(ctx context.Context, input model.WithdrawDecisionInput) (*model.Payload, error) {
	done, err := r.curator.Withdraw(ctx, input.Request(), input.Organisations)
	return r.payload(input.Asked, done, err)
}

func (r mutationResolver) AddAlias(ctx context.Context, input model.AddAliasInput) (*model.Payload, error) {
	done, err := r.curator.AddAlias(ctx, input.Request(), input.Organisation, network.Alias{Name: input.Name, From: input.From, To: input.To})
	return r.payload(input.Asked, done, err)
}

func (r mutationResolver) RemoveAlias(ctx context.Context, input model.RemoveAliasInput) (*model.Payload, error) {
	done, err := r.curator.RemoveAlias(ctx, input.Request(), input.Organisation, input.Name)
	return r.payload(input.Asked, done, err)
}

func (r mutationResolver) Annotate(ctx context.Context, input model.AnnotateInput) (*model.Payload, error) {
	done, err := r.curator.Annotate(ctx, input.Request(), input.Subject, input.Text)
	return r.payload(input.Asked, done, err)
}

func (r mutationResolver) ConfirmFact(ctx context.Context, input model.FactInput) (*model.Payload, error) {
	done, err := r.curator.Judge(ctx, input.Request(), input.Judgement(network.ReviewConfirmed))
	return r.payload(input.Asked, done, err)
}

func (r mutationResolver) RejectFact(ctx context.Context, input model.FactInput) (*model.Payload, error) {
	done, err := r.curator.Judge(ctx, input.Request(), input.Judgement(network.ReviewRejected))
	return r.payload(input.Asked, done, err)
}

func (r mutationResolver) ImportDocument(ctx context.Context, input model.ImportDocumentInput) (*model.ImportDocumentPayload, error) {
	done, err := r.curator.Import(ctx, input.Request(), input.Document())
	return model.NewImportDocumentPayload(input.Asked, done, err, r.query.NodesInOrder)
}

func (r mutationResolver) Undo(ctx context.Context, input model.UndoInput) (*model.Payload, error) {
	done, err := r.curator.Undo(ctx, input.Request(), input.Number())
	return r.payload(input.Asked, done, err)
}

func (r mutationResolver) ErasePerson(ctx context.Context, input model.ErasePersonInput) (*model.ErasePersonPayload, error) {
	done, err := r.curator.Erase(ctx, input.Request(), input.Person, input.ContactsOnly, input.DryRun)
	return model.NewErasePersonPayload(input.Asked, done, err, r.query.NodesInOrder)
}

func (r mutationResolver) payload(asked model.Asked, done *curation.Result, err error) (*model.Payload, error) {
	return model.NewPayload(asked, done, err, r.query.NodesInOrder)
}
